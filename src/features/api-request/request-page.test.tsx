import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { prepareCall } from '#protocol/api-call/prepare-call.ts';
import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import { loadingState } from '#workspace/loading-state.ts';
import { ServicesContext, type Services } from '#workspace/react/services.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { Component } from './request-page.tsx';

afterEach(cleanup);

/** A page whose storage is there when it is told to be. */
function open(environments: readonly object[] = []) {
  const state = { ...loadingState, status: 'ready' as const, environments };
  const send = vi.fn(({ draft }: { draft: CallDraft }) =>
    Promise.resolve({ kind: 'sent' as const, id: 'one', draft }),
  );
  const edit = vi.fn((_id: string | null, _draft: CallDraft) => 'one');
  const preview = (draft: CallDraft) => {
    const made = prepareCall(draft, null);
    const rest = { draft, held: null, leaving: [] };
    return Promise.resolve(
      made.ok
        ? { ...rest, request: made.value, problem: null }
        : { ...rest, request: null, problem: made.problem },
    );
  };
  const workspace = {
    calls: { send, edit, preview, isUnderWay: () => false },
    getState: () => state,
    subscribe: () => () => undefined,
    settleHost: () => Promise.resolve(),
  };
  let arrive: () => void = () => undefined;
  const arrived = new Promise<Workspace>((resolve) => {
    arrive = () => resolve(workspace as unknown as Workspace);
  });
  const services = {
    workspace: () => arrived,
    snippets: () => new Promise<never>(() => undefined),
    patience: { seconds: () => 30, choose: () => true },
    clock: () => 1_795_464_000_000,
    random: (length: number) => new Uint8Array(length),
  } as unknown as Services;
  const router = createMemoryRouter([{ path: '*', Component }], { initialEntries: ['/request'] });
  const element = (
    <ServicesContext value={services}>
      <RouterProvider router={router} />
    </ServicesContext>
  );
  return { element, send, edit, arrive: () => act(async () => arrive()) };
}

const url = () => screen.getByRole('textbox', { name: 'URL' });
const button = () => screen.getByRole('button', { name: 'Send request' });
const type = (value: string) => fireEvent.change(url(), { target: { value } });

it('can be rendered where there is no window, with a button that can be pressed at once', () => {
  const html = renderToString(open().element);
  const [found] = /<button[^>]*type="submit"[^>]*>/.exec(html) ?? [];
  expect(found).toBeDefined();
  expect(found).not.toContain('disabled');
});

it('sends what was to be sent before the storage was there, once it is', async () => {
  const { element, send, arrive } = open();
  render(element);
  type('https://api.example/orders');
  fireEvent.click(button());
  expect(button().getAttribute('aria-busy')).toBe('true');
  fireEvent.click(button());
  expect(send).not.toHaveBeenCalled();
  await arrive();
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1));
  expect(send.mock.calls[0]?.[0].draft.url).toBe('https://api.example/orders');
  await waitFor(() => expect(button().getAttribute('aria-busy')).toBeNull());
});

it('takes for the early press what was typed last', async () => {
  const { element, send, arrive } = open();
  render(element);
  fireEvent.click(button());
  type('https://api.example/typed-after');
  await arrive();
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1));
  expect(send.mock.calls[0]?.[0].draft.url).toBe('https://api.example/typed-after');
});

it('sends nothing by itself', async () => {
  const { element, send, arrive } = open();
  render(element);
  type('https://api.example/orders');
  await arrive();
  await waitFor(() => expect(button()).toHaveProperty('disabled', false));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(send).not.toHaveBeenCalled();
});

it('cannot be sent without an address, and says so only of one that was typed', async () => {
  const { element, arrive } = open();
  render(element);
  await arrive();
  await waitFor(() => expect(button()).toHaveProperty('disabled', true));
  expect(url().getAttribute('aria-invalid')).toBeNull();
});
