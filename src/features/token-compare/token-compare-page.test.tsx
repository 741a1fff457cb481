import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import type { RunMemory } from '#flows/run-memory.ts';
import { CopyContext } from '#ui/copy-button/copy-context.ts';
import { currentToasts } from '#ui/toast/toast-store.ts';
import { loadingState } from '#workspace/loading-state.ts';
import type { Run } from '#workspace/model/run.ts';
import { type Services, ServicesContext } from '#workspace/react/services.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { tokenOf } from '../../../tests/support/token-of.ts';
import { Component } from './token-compare-page.tsx';

afterEach(cleanup);

const copied = vi.fn((_text: string) => Promise.resolve(true));

function pageWith({ state, workspace }: { state?: object; workspace?: Workspace } = {}) {
  const never = new Promise<Workspace>(() => {});
  const services = {
    clock: () => 1_795_464_000_000,
    workspace: () => (workspace === undefined ? never : Promise.resolve(workspace)),
  } as unknown as Services;
  const entry = { pathname: '/tokens/compare', state };
  const router = createMemoryRouter([{ path: '*', Component }], { initialEntries: [entry] });
  const page = (
    <ServicesContext value={services}>
      <CopyContext value={copied}>
        <RouterProvider router={router} />
      </CopyContext>
    </ServicesContext>
  );
  return { page, router };
}

const box = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const fill = (name: string, value: string) => fireEvent.change(box(name), { target: { value } });
const said = () =>
  screen.getAllByRole('listitem').map((item) => item.querySelector('bdi')?.textContent ?? '');

const before = tokenOf({ iss: 'a', scope: 'read openid', iat: 0, exp: 3600 });
const after = tokenOf(
  { iss: 'a', scope: 'openid write', iat: 180, exp: 480 },
  { alg: 'RS256' },
  'b3',
);

it('can be rendered where there is no window, with both boxes in it', () => {
  const html = renderToString(pageWith().page);
  expect(html).toContain('First token');
  expect(html).toContain('Second token');
});

it('says in words what changed, as soon as both boxes hold a token', async () => {
  render(pageWith().page);
  fill('First token', before);
  expect(screen.getByText('One more token is needed')).toBeDefined();
  fill('Second token', `Authorization: Bearer ${after}`);
  expect(said()).toEqual([
    'Scope: gained “write”; lost “read”; kept “openid”.',
    'The second was issued 3 minutes later, when the first was good for 57 minutes more.',
    'Lifetime changed from 1 hour to 5 minutes.',
    'Both are of one kind: access token.',
    'Issuer: the same, “a”.',
  ]);
  // Thumbprints take a moment.
  expect(await screen.findByText('Algorithm changed from ES256 to RS256.')).toBeDefined();
  expect(screen.getByText('Key: only the first names one, “a”.')).toBeDefined();
});

it('shows claims and parameters beside each other, and on request only what differs', () => {
  render(pageWith().page);
  fill('First token', before);
  fill('Second token', after);
  const table = screen.getByRole('table', { name: 'Payload, compared' });
  const rows = () =>
    within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent);
  expect(rows()).toEqual(['iss', 'scope', 'iat', 'exp']);
  const expiry = within(table).getByRole('rowheader', { name: 'exp' }).closest('tr');
  expect(expiry?.textContent).toContain(
    '52 minutes earlier; 1 hour after iat in the first, 5 minutes after iat in the second',
  );
  expect(expiry?.textContent).toContain('1970-01-01 01:00:00 UTC');
  const [onlyPayload] = screen.getAllByRole('checkbox', { name: 'Only what differs' });
  fireEvent.click(onlyPayload!);
  expect(rows()).toEqual(['scope', 'iat', 'exp']);
});

it('lays the JSON side by side, in which removed and added lines say so', () => {
  render(pageWith().page);
  fill('First token', tokenOf({ b: 1, a: 1 }));
  fill('Second token', tokenOf({ a: 1, b: 2 }));
  const diff = screen.getByRole('group', { name: 'Difference of the payloads' });
  expect(diff.querySelector('del')?.textContent).toBe('Removed:   "b": 1,');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Members sorted by name' }));
  expect([...diff.querySelectorAll('del, ins')].map((line) => line.textContent)).toEqual([
    'Removed:   "b": 1',
    'Added:   "b": 2',
  ]);
  fireEvent.change(screen.getByRole('combobox', { name: 'Part' }), { target: { value: 'header' } });
  expect(screen.getByRole('group', { name: 'Difference of the headers' })).toBeDefined();
});

it('swaps the two, and what was added is then what was removed', () => {
  render(pageWith().page);
  fill('First token', tokenOf({ a: 1 }));
  fill('Second token', tokenOf({ a: 1, b: 1 }, undefined, 'b3'));
  expect(said()).toContain('Only in the second, 1 claim: b.');
  fireEvent.click(screen.getByRole('button', { name: 'Swap' }));
  expect(said()).toContain('Only in the first, 1 claim: b.');
});

it('copies the comparison as text, without the tokens', async () => {
  render(pageWith().page);
  fill('First token', before);
  fill('Second token', after);
  fireEvent.click(screen.getByRole('button', { name: 'Copy as text' }));
  await vi.waitFor(() => expect(copied).toHaveBeenCalled());
  const text = copied.mock.calls[0]?.[0] ?? '';
  expect(text).toContain('- Lifetime changed from 1 hour to 5 minutes. (RFC 7519 §4.1.4)');
  expect(text).toContain('  scope: gained “write”; lost “read”; kept “openid”\n    first   "read');
  expect(text).not.toContain(before.split('.')[2]);
  expect(text).not.toContain('eyJ');
});

it('takes opaque and encrypted tokens as far as they go', () => {
  render(pageWith().page);
  fill('First token', 'opaque-one');
  fill('Second token', 'opaque-two-two');
  expect(said()[0]).toBe('They are two different tokens; 10 and 14 characters.');
  expect(screen.queryByRole('table')).toBeNull();
});

it('gives back what was typed when a sample or Clear has replaced it', () => {
  render(pageWith().page);
  fill('First token', 'typed');
  fireEvent.click(screen.getByRole('button', { name: 'Use two sample tokens' }));
  expect(box('First token').value).toMatch(/^ey/);
  const undo = currentToasts().at(-1)?.action;
  expect(undo?.label).toBe('Undo');
  act(() => undo?.run());
  expect(box('First token').value).toBe('typed');
});

it('takes the tokens that another page handed over, and out of the session history', async () => {
  const { page, router } = pageWith({ state: { first: before, second: after } });
  render(page);
  expect(box('First token').value).toBe(before);
  expect(box('Second token').value).toBe(after);
  await vi.waitFor(() => expect(router.state.location.state).toBeNull());
});

/** A run that has got these tokens in its only answer. */
function runWith(id: string, flow: Run['flow'], learned: Partial<RunMemory>): Run {
  const response = { status: 200, statusText: 'OK', headers: [], body: '{}' };
  const step = flow === 'client-credentials' ? 'token' : 'redeem';
  const event = { type: 'answered', at: 1, step, response, checks: [], learned, problem: null };
  const about = { environmentId: 'default', environmentName: 'Default', issuer: 'a' };
  const client = { clientKey: 'c', clientId: 'web-app', startedAt: 1 };
  return { version: 1, id, flow, ...about, ...client, events: [event] } as unknown as Run;
}

it('fills the boxes with tokens of two runs, by their kind', async () => {
  const runs = [
    runWith('one', 'client-credentials', { accessToken: before }),
    runWith('two', 'authorization-code', { accessToken: after, idToken: tokenOf({ nonce: 'n' }) }),
    runWith('three', 'client-credentials', {}),
  ];
  const state = { ...loadingState, status: 'ready', runs };
  const workspace = { getState: () => state, subscribe: () => () => {} } as unknown as Workspace;
  render(pageWith({ state: { firstRun: 'one' }, workspace }).page);
  await vi.waitFor(() => expect(box('First token').value).toBe(before));
  const second = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Second run' });
  expect([...second.options].map(({ value }) => value).toSorted()).toEqual(['', 'one', 'two']);
  fireEvent.change(second, { target: { value: 'two' } });
  expect(box('Second token').value).toBe(after);
  fireEvent.change(screen.getByRole('combobox', { name: 'Compare their' }), {
    target: { value: 'id_token' },
  });
  expect(screen.getByText('This run has got no ID token')).toBeDefined();
  expect(box('First token').value).toBe('');
  expect(box('Second token').value).toBe(tokenOf({ nonce: 'n' }));
});
