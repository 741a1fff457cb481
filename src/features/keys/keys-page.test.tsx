import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { renderToString } from 'react-dom/server';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { fail, ok } from '#protocol/result.ts';
import { loadingState } from '#workspace/loading-state.ts';
import { ServicesContext, type Services } from '#workspace/react/services.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { Component } from './keys-page.tsx';

afterEach(cleanup);

const pkcs8 = (key = generateKeyPairSync('ec', { namedCurve: 'P-256' })) =>
  key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A workspace in which nothing is kept. */
function fakeServices() {
  const keys = { saveSet: vi.fn(() => Promise.resolve()), save: vi.fn() };
  const state = { ...loadingState, status: 'ready' as const };
  const workspace = {
    keys,
    getState: () => state,
    subscribe: () => () => undefined,
    settleHost: vi.fn(async () => undefined),
  };
  const direct = vi.fn<Services['transports']['direct']>();
  const relay = vi.fn<Services['transports']['relay']>();
  const services = {
    workspace: () => Promise.resolve(workspace as unknown as Workspace),
    transports: { direct, relay },
    clock: () => 1_795_464_000_000,
    saveFile: vi.fn(),
  } as unknown as Services;
  return { services, keys, direct, relay };
}

function pageWith(services: Services) {
  const router = createMemoryRouter([{ path: '*', Component }]);
  return (
    <ServicesContext value={services}>
      <RouterProvider router={router} />
    </ServicesContext>
  );
}

function open() {
  const fakes = fakeServices();
  render(pageWith(fakes.services));
  return fakes;
}

const region = (name: string) => screen.findByRole('region', { name });
const paste = (text: string) => {
  fireEvent.click(screen.getByRole('tab', { name: 'Convert' }));
  const box = screen.getByRole('textbox', { name: 'Key or certificate' });
  fireEvent.change(box, { target: { value: text } });
  return box;
};
const part = (name: string) => document.querySelector(`[data-part="${name}"]`)?.textContent ?? null;

it('can be rendered where there is no window', () => {
  expect(renderToString(pageWith(fakeServices().services))).toContain('Generate key');
});

it('shows what is private only when asked, and hides it with the next key', async () => {
  open();
  const pem = pkcs8();
  paste(pem);
  await region('Key');
  const { d } = createPrivateKey(pem).export({ format: 'jwk' });
  expect(document.body.textContent).not.toContain(String(d));
  expect(part('private-jwk')).toBeNull();
  fireEvent.change(screen.getByRole('combobox', { name: 'Form' }), { target: { value: 'pkcs8' } });
  expect(part('pem')).toBeNull();
  fireEvent.click(screen.getAllByRole('button', { name: 'Show it' })[0] ?? document.body);
  expect(part('private-jwk')).toContain('"d"');
  expect(part('pem')).toBe(pem);
  paste(pkcs8());
  await waitFor(() => expect(part('private-jwk')).toBeNull());
});

it('keeps what was typed when another tab is looked at, and says what is wrong with it', async () => {
  open();
  const box = paste('-----BEGIN PUBLIC KEY-----\nMAA=');
  expect(await screen.findByText(/does not end with/)).toBeDefined();
  fireEvent.click(screen.getByRole('tab', { name: 'Make' }));
  fireEvent.click(screen.getByRole('tab', { name: 'Convert' }));
  expect((box as HTMLTextAreaElement).value).toContain('BEGIN PUBLIC KEY');
});

it('names a key that was read, and says what it is for', async () => {
  open();
  paste(pkcs8());
  await region('Key');
  const choose = (name: string, value: string) =>
    fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
  choose('Its kid', 'thumbprint');
  await waitFor(() => expect(part('public-jwk')).toContain('"kid"'));
  choose('Its use', 'sig');
  choose('Its alg', 'ES256');
  await waitFor(() => expect(part('public-jwk')).toContain('"alg": "ES256"'));
  expect(part('public-jwk')).toContain('"use": "sig"');
});

it('makes a key of the kind and size that was chosen, and keeps nothing by itself', async () => {
  const { keys } = open();
  fireEvent.change(screen.getByRole('combobox', { name: 'Kind of key' }), {
    target: { value: 'oct' },
  });
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Bits' }).value).toBe('256');
  fireEvent.change(screen.getByRole('combobox', { name: 'Algorithm' }), {
    target: { value: 'HS512' },
  });
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Bits' }).value).toBe('512');
  fireEvent.click(screen.getByRole('button', { name: 'Generate key' }));
  expect((await region('Key')).textContent).toContain('Secret of 512 bits');
  expect(keys.save).not.toHaveBeenCalled();
});

const address = 'https://as.example/jwks';

function fetchKeys() {
  fireEvent.click(screen.getByRole('tab', { name: 'Fetch a key set' }));
  const box = screen.getByRole('textbox', { name: 'JWKS URL' });
  fireEvent.change(box, { target: { value: address } });
  fireEvent.click(screen.getByRole('button', { name: 'Fetch keys' }));
}

it('asks an address only when told to, and stops when told to', async () => {
  const { direct } = open();
  const asked: AbortSignal[] = [];
  direct.mockImplementation((_request, signal) => {
    asked.push(signal);
    return new Promise(() => undefined);
  });
  fetchKeys();
  expect(direct).toHaveBeenCalledOnce();
  expect(direct.mock.calls[0]?.[0]).toMatchObject({ method: 'GET', url: address, body: null });
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
});

it('offers the relay where the browser may not read, and keeps no private member', async () => {
  const { direct, relay, keys } = open();
  direct.mockResolvedValue(
    fail({ code: 'cors_suspected', url: address, preflight: false } as never),
  );
  const { privateKey } = generateKeyPairSync('ed25519');
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'a' };
  const body = JSON.stringify({ keys: [jwk, { kty: 'oct', k: 'c2VjcmV0', kid: 'b' }] });
  relay.mockResolvedValue(ok({ status: 200, body } as never));
  fetchKeys();
  fireEvent.click(await screen.findByRole('button', { name: 'Fetch them through the relay' }));
  const set = await region('Key set');
  expect(within(set).getAllByRole('radio')).toHaveLength(2);
  expect(set.textContent).toContain('Left out, because a secret has none: 1');
  expect((await region('Checks')).textContent).toContain('The private key is published');
  await waitFor(() => expect(keys.saveSet).toHaveBeenCalledOnce());
  const { d: _private, ...open_ } = jwk as Record<string, unknown>;
  expect(keys.saveSet).toHaveBeenCalledWith({
    id: address,
    fetchedAt: 1_795_464_000_000,
    keys: [open_, { kty: 'oct', kid: 'b' }],
  });
});
