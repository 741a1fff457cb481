import { fireEvent, render, screen, within } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { cleanup } from '@testing-library/react';
import { pruneReading } from '#protocol/jwt/prune-reading.ts';
import { readTokensUnverified } from '#protocol/jwt/read-tokens.ts';
import { ServicesContext, type Services } from '#workspace/react/services.ts';
import { loadVerification } from './load.ts';
import { Component } from './token-inspector-page.tsx';

const now = 1_795_464_000;
const encode = (value: string) => Buffer.from(value).toString('base64url');
const tokenOf = (claims: string) => `${encode('{"alg":"ES256"}')}.${encode(claims)}.AAAA`;

beforeAll(loadVerification);
afterEach(cleanup);

const never = () => new Promise<never>(() => {});

function fakeServices(): Services {
  return {
    workspace: vi.fn(never),
    verifyJws: vi.fn(never),
    readTokens: (text, chosen) => Promise.resolve(pruneReading(readTokensUnverified(text, chosen))),
    snippets: never,
    patience: { seconds: () => 30, choose: () => true },
    transports: { direct: vi.fn(never), relay: vi.fn(never) },
    copyText: () => Promise.resolve(true),
    readCallback: () => Promise.resolve(null),
    followLogoutCalls: () => () => undefined,
    saveFile: () => {},
    clock: () => now * 1000,
    random: (length) => new Uint8Array(length),
  };
}

function pageAt(address: string, services = fakeServices()) {
  const router = createMemoryRouter([{ path: '*', Component }], { initialEntries: [address] });
  const page = (
    <ServicesContext value={services}>
      <RouterProvider router={router} />
    </ServicesContext>
  );
  return { page, router, services };
}

const box = () => screen.getByRole('textbox', { name: 'Token' });
const payload = () => screen.findByRole('region', { name: 'Payload' });

it('can be rendered where there is no window, with the box in it', () => {
  expect(renderToString(pageAt('/').page)).toContain('data-part="token"');
});

it('explains claims and times by the clock that it is given', async () => {
  render(pageAt('/').page);
  fireEvent.change(box(), { target: { value: tokenOf(`{"iss":"a","exp":${now - 180}}`) } });
  expect(await within(await payload()).findByText('Expired 3 minutes ago')).toBeDefined();
  expect(within(await payload()).getByText(/who made this token/)).toBeDefined();
});

it('asks nothing of the network and loads no verifier while no key is there', async () => {
  const { page, services } = pageAt('/');
  render(page);
  fireEvent.change(box(), { target: { value: tokenOf('{"iss":"https://as.example"}') } });
  await payload();
  fireEvent.change(await screen.findByRole('textbox', { name: 'Key or JWKS URL' }), {
    target: { value: 'https://as.example/jwks' },
  });
  expect(services.transports.direct).not.toHaveBeenCalled();
  expect(services.verifyJws).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Verify' }));
  expect(services.transports.direct).toHaveBeenCalledOnce();
});

it.each(['token', 'id_token', 'access_token'])('takes #%s out of the address', async (name) => {
  const { page, router } = pageAt(`/tokens/inspect?a=b#${name}=${tokenOf('{"sub":"s"}')}`);
  render(page);
  await payload();
  await vi.waitFor(() => expect(router.state.location).toMatchObject({ hash: '', search: '?a=b' }));
});

it('leaves other fragments alone', () => {
  const { page, router } = pageAt('/tokens/inspect#main');
  render(page);
  expect(router.state.location.hash).toBe('#main');
});

it('stops reading keys when the user says so, and can be asked again', async () => {
  const { page, services } = pageAt('/');
  const asked: AbortSignal[] = [];
  vi.mocked(services.transports.direct).mockImplementation((_request, signal) => {
    asked.push(signal);
    return new Promise(() => undefined);
  });
  render(page);
  fireEvent.change(box(), { target: { value: tokenOf('{"iss":"https://as.example"}') } });
  fireEvent.change(await screen.findByRole('textbox', { name: 'Key or JWKS URL' }), {
    target: { value: 'https://as.example/jwks' },
  });
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Verify' }));
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Verify' }));
  expect(asked.map(({ aborted }) => aborted)).toEqual([true, false]);
});

it('says of a private key that only its public half is used', async () => {
  render(pageAt('/').page);
  fireEvent.change(box(), { target: { value: tokenOf('{"iss":"a"}') } });
  const field = await screen.findByRole('textbox', { name: 'Key or JWKS URL' });
  fireEvent.change(field, { target: { value: '{"kty":"EC","crv":"P-256","x":"x"}' } });
  expect(screen.queryByText('This is a private key')).toBeNull();
  fireEvent.change(field, { target: { value: '{"kty":"EC","crv":"P-256","x":"x","d":"d"}' } });
  expect(await screen.findByText('This is a private key')).toBeDefined();
});

it('finds what is doubtful about how a token is written', async () => {
  render(pageAt('/').page);
  fireEvent.change(box(), { target: { value: tokenOf('{"sub":"al\u202eice"}') } });
  const checks = await screen.findByRole('region', { name: 'Checks' });
  expect(await within(checks).findByText(/characters that nobody sees/)).toBeDefined();
  expect(within(checks).getByText(/has another length than its algorithm gives/)).toBeDefined();
});

it('shows claims that are called like what every object has', async () => {
  render(pageAt('/').page);
  const claims = '{"cnf":{"toString":1,"jkt":"a"},"constructor":1,"__proto__":{"exp":1}}';
  fireEvent.change(box(), { target: { value: tokenOf(claims) } });
  expect(await within(await payload()).findByText('constructor')).toBeDefined();
  expect(within(await payload()).getByText(/RFC 9449/)).toBeDefined();
});
