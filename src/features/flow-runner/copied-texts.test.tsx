import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { flowOf } from '#flows/registry.ts';
import { emptyMemory } from '#flows/run-memory.ts';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyContext } from '#ui/copy-button/copy-context.ts';
import type { Run } from '#workspace/model/run.ts';
import { ByHand } from './by-hand.tsx';
import { InboxAddress } from './inbox-address.tsx';
import { TokenTickets } from './token-tickets.tsx';
import { UserCode } from './user-code.tsx';

afterEach(cleanup);

/** What each copy button of some part of the screen puts on the clipboard, by its name. */
async function copiedFrom(part: ReactNode): Promise<Readonly<Record<string, string>>> {
  const clipboard = vi.fn(async (_text: string) => true);
  render(
    <CopyContext value={clipboard}>
      <MemoryRouter>{part}</MemoryRouter>
    </CopyContext>,
  );
  const copied: Record<string, string> = {};
  for (const button of screen.getAllByRole('button', { name: /^Copy / })) {
    clipboard.mockClear();
    await act(async () => void fireEvent.click(button));
    copied[button.getAttribute('aria-label') ?? ''] = clipboard.mock.calls[0]?.[0] ?? '';
  }
  return copied;
}

const url = 'https://as.example/authorize?scope=a+b&state=%22';

it('copies the address to open by hand as it is shown', async () => {
  const request = { method: 'GET', url, headers: [], body: null };
  const view = { next: { request, problem: null }, status: { status: 'ready' } };
  const context = { view } as unknown as Parameters<typeof ByHand>[0]['context'];
  const actions = {} as Parameters<typeof ByHand>[0]['actions'];
  const copied = await copiedFrom(<ByHand context={context} actions={actions} />);
  expect(copied).toEqual({ 'Copy address': url });
  expect(screen.getByRole('group', { name: 'Address to open' }).textContent).toBe(url);
});

it('copies the user code as it is shown', async () => {
  const memory = { ...emptyMemory, userCode: 'WDJB-MJHT', verificationUri: 'https://a.example' };
  const copied = await copiedFrom(<UserCode memory={memory} />);
  expect(copied).toEqual({ 'Copy user code': 'WDJB-MJHT' });
  expect(document.querySelector('[data-part="user-code"]')?.textContent).toBe('WDJB-MJHT');
});

it('copies the notification address as it is shown', async () => {
  const draft = { madeUrl: url } as Parameters<typeof InboxAddress>[0]['draft'];
  const environment = { kind: 'remote' } as Parameters<typeof InboxAddress>[0]['environment'];
  const copied = await copiedFrom(<InboxAddress draft={draft} environment={environment} />);
  expect(copied).toEqual({ 'Copy this address': url });
  expect(screen.getByText(url)).toBeDefined();
});

it('copies each token whole, though only its beginning is shown', async () => {
  const learned = {
    accessToken: `a.${'b'.repeat(2000)}.c`,
    idToken: 'the.id.token',
    refreshToken: 'the refresh token \u202e',
  };
  const step = 'redeem';
  const run = {
    ...{ version: 1, id: 'r', flow: 'authorization-code', environmentId: 'e', clientKey: 'c' },
    events: [{ type: 'answered', at: 0, step, response: {}, checks: [], problem: null, learned }],
  } as unknown as Run;
  const copied = await copiedFrom(<TokenTickets run={run} flow={flowOf('authorization-code')} />);
  expect(copied).toEqual({
    'Copy access token': learned.accessToken,
    'Copy ID token': learned.idToken,
    'Copy refresh token': learned.refreshToken,
  });
});

it.each(['{\n  "a": 1\n}', 'GET / HTTP/1.1\r\n\r\n', `${'line\n'.repeat(30_000)}end`])(
  'copies a block of text to its last character',
  async (text) => {
    const block = <CodeBlock text={text} label="Request" copyLabel="Copy request" part="request" />;
    expect(await copiedFrom(block)).toEqual({ 'Copy request': text });
  },
);
