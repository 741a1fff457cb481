import { act, cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import type { HttpResponse } from '#protocol/http/message.ts';
import type { Transport } from '#protocol/http/transport.ts';
import * as verifyJwsModule from '#protocol/jwt/verify-jws.ts';
import { makeSampleStatusList } from '#protocol/status-list/make-sample-status-list.ts';
import { currentToasts } from '#ui/toast/toast-store.ts';
import { ServicesContext, type Services } from '#workspace/react/services.ts';
import vectors from '../../../../tests/vectors/status-list.json' with { type: 'json' };
import { Component } from './status-list-bench.tsx';

// A busy machine is not a wrong answer.
configure({ asyncUtilTimeout: 30_000 });
afterEach(cleanup);

const never = () => new Promise<never>(() => {});
const now = 1_800_000_000_000;
const sample = await makeSampleStatusList(now);

function answer(body: string, status = 200): HttpResponse {
  const headers = [['content-type', 'application/statuslist+jwt']] as const;
  return {
    ...{ status, headers, body, statusText: '', bodyEncoding: 'utf-8', headersSeen: 'all' },
    ...{ durationMilliseconds: 1, receivedAt: now },
  };
}

function bench(direct: Transport = never) {
  const services: Services = {
    workspace: vi.fn(never),
    verifyJws: () => Promise.resolve(verifyJwsModule),
    readTokens: never,
    snippets: never,
    patience: { seconds: () => 30, choose: () => true },
    transports: { direct: vi.fn(direct), relay: vi.fn(never) },
    copyText: () => Promise.resolve(true),
    readCallback: () => Promise.resolve(null),
    followLogoutCalls: () => () => undefined,
    saveFile: () => {},
    clock: () => now,
    random: (length) => new Uint8Array(length),
  };
  render(
    <ServicesContext value={services}>
      <RouterProvider router={createMemoryRouter([{ path: '*', Component }])} />
    </ServicesContext>,
  );
  return services;
}

const fill = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const status = () => screen.getByRole('status', { name: 'Status' });

it('asks the address of a token only when told to, and reads its status', async () => {
  const services = bench(() =>
    Promise.resolve({ ok: true, value: answer(sample.statusListToken) }),
  );
  fill('Token with a status', sample.token);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Index' }).value).toBe('412');
  expect(services.transports.direct).not.toHaveBeenCalled();
  press('Fetch the list');
  await screen.findByText('SUSPENDED (0x02)');
  expect(vi.mocked(services.transports.direct).mock.calls[0]?.[0]).toMatchObject({
    url: 'https://issuer.example.com/statuslists/1',
    headers: [['accept', 'application/statuslist+jwt']],
  });
  fill('Index', '413');
  await screen.findByText('VALID (0x00)');
  expect(screen.getByText(/its signature was not checked yet/)).toBeDefined();
  fill('Key of the list’s issuer', JSON.stringify(sample.publicKey));
  await screen.findByText('Signature verified');
  fill('Index', '100000');
  await screen.findByText('No statement');
});

it('believes no list that is of another address, or was changed', async () => {
  bench();
  fill('Status list token', sample.statusListToken);
  fill('Index', '413');
  fill('Status list address', 'https://issuer.example.com/statuslists/2');
  await screen.findByText(/must not be believed/);
  fill('Status list address', 'https://issuer.example.com/statuslists/1');
  const [head, payload] = sample.statusListToken.split('.');
  fill('Key of the list’s issuer', JSON.stringify(sample.publicKey));
  fill('Status list token', `${head}.${payload}.${'A'.repeat(86)}`);
  await screen.findByText('Signature invalid');
  expect(screen.getByText(/must not be believed/)).toBeDefined();
});

it.each([
  ['a refusal', answer('gone', 404), /answered 404/],
  ['a page', answer('<html>'), /no JWT/],
  [
    'the CBOR form',
    {
      ...answer(Buffer.from(vectors.cwtHex, 'hex').toString('base64')),
      bodyEncoding: 'base64' as const,
    },
    /CBOR form/,
  ],
])('says what came in the place of a list: %s', async (_what, value, sentence) => {
  bench(() => Promise.resolve({ ok: true, value }));
  fill('Status list address', 'https://issuer.example.com/statuslists/1');
  press('Fetch the list');
  expect((await screen.findByRole('alert')).textContent).toMatch(sentence);
});

it('says that CORS is in the way', async () => {
  const url = 'https://issuer.example.com/statuslists/1';
  bench(() =>
    Promise.resolve({ ok: false, problem: { code: 'cors_suspected', url, preflight: false } }),
  );
  fill('Status list address', url);
  press('Fetch the list');
  expect((await screen.findByRole('alert')).textContent).toMatch(/does not let this page read/);
});

it('names a token without a status, an index that is none, and the CBOR form', async () => {
  bench();
  fill('Token with a status', sample.statusListToken);
  await screen.findByText(/has no status\.status_list/);
  fill('Index', '-1');
  await screen.findByText('An index is a whole number from 0 up.');
  fill('Status list token', vectors.cwtHex);
  await screen.findByText('This is the CBOR form (CWT)');
  expect(status().textContent).toBe('No statement');
});

it('shows a sample, and gives back what it took the place of', async () => {
  bench();
  fill('Status list address', 'https://mine.example/list');
  press('Use a sample');
  await screen.findByText('SUSPENDED (0x02)');
  const contents = within(screen.getByRole('region', { name: 'Status' }));
  expect(contents.getByText(/100,000, 2 bits each/)).toBeDefined();
  act(() => currentToasts().at(-1)?.action?.run());
  const address = screen.getByRole<HTMLInputElement>('textbox', { name: 'Status list address' });
  expect(address.value).toBe('https://mine.example/list');
});
