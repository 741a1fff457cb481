import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { fail } from '#protocol/result.ts';
import { type Services, ServicesContext } from '#workspace/react/services.ts';
import { ProviderForm } from './provider-form.tsx';

afterEach(cleanup);

function show() {
  const createRemote = vi.fn(() => Promise.resolve({ id: 'made' }));
  const discover = vi.fn(() =>
    Promise.resolve(fail({ problem: { code: 'offline' }, attempts: [] })),
  );
  const workspace = {
    environments: { createRemote, discover, select: () => undefined },
    getState: () => ({}),
    subscribe: () => () => undefined,
  };
  const services = { workspace: () => Promise.resolve(workspace) } as unknown as Services;
  render(
    <ServicesContext value={services}>
      <MemoryRouter>
        <ProviderForm />
      </MemoryRouter>
    </ServicesContext>,
  );
  const choose = (value: string) =>
    fireEvent.change(screen.getByRole('combobox', { name: 'Provider' }), { target: { value } });
  return { choose, createRemote, discover };
}

it('makes an environment of a server that does not describe itself, with its samples', async () => {
  const { choose, createRemote } = show();
  choose('github');
  expect(screen.getByText(/lets no page read its answers/)).toBeTruthy();
  const create = screen.getByRole('button', { name: 'Create environment' });
  await waitFor(() => expect(create.getAttribute('aria-busy')).toBeNull());
  fireEvent.click(create);
  await waitFor(() => expect(createRemote).toHaveBeenCalledOnce());
  expect(createRemote).toHaveBeenCalledWith(
    expect.objectContaining({
      name: 'GitHub',
      provider: 'github',
      source: { kind: 'typed' },
      metadata: expect.objectContaining({
        token_endpoint: 'https://github.com/login/oauth/access_token',
      }) as unknown,
      apis: expect.arrayContaining([
        expect.objectContaining({
          scope: 'read:user',
          samples: expect.arrayContaining([
            expect.objectContaining({ name: 'My profile', url: 'https://api.github.com/user' }),
          ]) as unknown,
        }),
      ]) as unknown,
    }),
  );
});

it('asks for what only the user knows, and then the server', async () => {
  const { choose, discover } = show();
  choose('keycloak');
  const base = screen.getByRole('textbox', { name: 'Address of the server' });
  fireEvent.change(base, { target: { value: '' } });
  const ask = screen.getByRole('button', { name: 'Ask Keycloak' });
  fireEvent.click(ask);
  expect(await screen.findByText('Address of the server is missing.')).toBeTruthy();
  expect(discover).not.toHaveBeenCalled();
  fireEvent.change(base, { target: { value: 'https://id.example/' } });
  fireEvent.click(ask);
  await waitFor(() => expect(discover).toHaveBeenCalledOnce());
  expect(discover.mock.calls[0]).toEqual([
    'https://id.example/realms/master',
    expect.objectContaining({ transport: 'direct' }),
  ]);
});
