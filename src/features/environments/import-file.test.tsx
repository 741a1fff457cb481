import { render, waitFor } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { fail } from '#protocol/result.ts';
import { type Services, ServicesContext } from '#workspace/react/services.ts';
import { ImportFile } from './import-file.tsx';

it('takes a file that was chosen in the prerendered page, before the scripts were there', async () => {
  const taken: string[] = [];
  const importFile = async (text: string) => {
    taken.push(text);
    return fail({ reason: 'not an environment' });
  };
  const services = { workspace: async () => ({ environments: { importFile } }) };
  const screen = (
    <ServicesContext value={services as unknown as Services}>
      <MemoryRouter>
        <ImportFile />
      </MemoryRouter>
    </ServicesContext>
  );
  const container = document.createElement('div');
  container.innerHTML = renderToString(screen);
  document.body.append(container);
  const input = container.querySelector('input');
  Object.defineProperty(input, 'files', { value: [{ text: async () => 'chosen early' }] });
  const { findByRole } = render(screen, { container, hydrate: true });
  expect((await findByRole('alert')).textContent).toContain('not an environment');
  await waitFor(() => expect(taken).toEqual(['chosen early']));
});
