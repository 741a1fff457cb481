import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { HeaderPair, HttpResponse } from '#protocol/http/message.ts';
import { HiddenHeaders } from './hidden-headers.tsx';
import type { StepContext } from './step-context.ts';

afterEach(cleanup);

/** An answer of another origin, as far as the browser shows it. */
function answerWith(headers: readonly HeaderPair[]): HttpResponse {
  return {
    ...{ status: 200, statusText: 'OK', headers, body: '{}', bodyEncoding: 'utf-8' },
    ...{ headersSeen: 'cors-filtered', durationMilliseconds: 1, receivedAt: 0 },
  };
}

function show(shown: {
  readonly headers?: readonly HeaderPair[];
  readonly body?: string | null;
  readonly hasRelay?: boolean;
}) {
  const { headers = [], body = 'grant_type=client_credentials', hasRelay = true } = shown;
  const request = { method: 'POST', url: 'https://as.example/token', headers: [], body };
  const view = { sent: { request, transport: 'direct', at: 0 } };
  const context = { view, hasRelay } as unknown as StepContext;
  const applyFix = vi.fn();
  const response = answerWith(headers);
  render(<HiddenHeaders context={context} response={response} applyFix={applyFix} />);
  return applyFix;
}

const costs = () =>
  screen.queryAllByRole('listitem', { hidden: true }).map((one) => one.textContent);
const button = () => screen.getByRole('button', { hidden: true });

it('says of each header that is missing what its absence costs', () => {
  show({ headers: [['Cache-Control', 'no-store']] });
  const summary = 'Headers that are not here: not sent, or hidden by CORS';
  expect(screen.getByText(summary)).toBeDefined();
  expect(costs()).toEqual([
    'www-authenticate: without it this page cannot tell why a request with a token is refused',
    'dpop-nonce: without it this page cannot tell the nonce that a DPoP proof needs',
    'retry-after: without it this page cannot tell how long to wait',
    'date: without it this page cannot tell how far the clocks are apart',
  ]);
});

it('says nothing where every header that matters is there', () => {
  const names = ['WWW-Authenticate', 'Cache-Control', 'DPoP-Nonce', 'Retry-After', 'Date'];
  show({ headers: names.map((name) => [name, 'x'] as const) });
  expect(screen.queryByText(/hidden by CORS/)).toBeNull();
});

it('repeats the request through the relay where nothing in it is spent', () => {
  const applyFix = show({});
  expect(button().textContent).toBe('Send again through the relay');
  fireEvent.click(button());
  expect(applyFix.mock.calls).toMatchObject([[{ kind: 'use-relay', fresh: false }]]);
});

it.each(['code=c&grant_type=authorization_code', 'grant_type=refresh_token&refresh_token=r'])(
  'starts over through the relay where the request may be spent: %s',
  (body) => {
    const applyFix = show({ body });
    expect(button().textContent).toBe('Start over through the relay');
    fireEvent.click(button());
    expect(applyFix.mock.calls).toMatchObject([[{ kind: 'use-relay', fresh: true }]]);
  },
);

it('offers no relay where this host has none', () => {
  show({ hasRelay: false });
  expect(screen.queryByRole('button', { hidden: true })).toBeNull();
  expect(screen.getByText(/this host has none/)).toBeDefined();
});
