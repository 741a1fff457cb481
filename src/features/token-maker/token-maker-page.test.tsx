import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { publicHalf } from '#protocol/keys/public-half.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { KeptTextContext } from '#workspace/react/kept-text.ts';
import { ServicesContext, type Services } from '#workspace/react/services.ts';
import signing from '../../../tests/vectors/jws-signing.json' with { type: 'json' };
import jwe from '../../../tests/vectors/jwe.json' with { type: 'json' };
import { decryptJweSteps } from '#protocol/jwe/decrypt-jwe.ts';
import { namedKeys } from '#protocol/jwe/decryption-key.ts';
import { Component } from './token-maker-page.tsx';

const now = 1_795_464_000;

afterEach(cleanup);

const never = () => new Promise<never>(() => {});

function fakeServices(): Services {
  return {
    workspace: vi.fn(never),
    verifyJws: vi.fn(never),
    readTokens: never,
    snippets: never,
    patience: { seconds: () => 30, choose: () => true },
    transports: { direct: vi.fn(never), relay: vi.fn(never) },
    copyText: () => Promise.resolve(true),
    readCallback: () => Promise.resolve(null),
    followLogoutCalls: () => () => undefined,
    saveFile: () => {},
    clock: () => now * 1000,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  };
}

function page(kept = new Map<string, string>(), state: unknown = null) {
  const router = createMemoryRouter([{ path: '*', Component }], {
    initialEntries: [{ pathname: '/tokens/make', state }],
  });
  const keptText = {
    read: (name: string) => kept.get(name) ?? null,
    write: (name: string, text: string | null) => void kept.set(name, text ?? ''),
  };
  const element = (
    <ServicesContext value={fakeServices()}>
      <KeptTextContext value={keptText}>
        <RouterProvider router={router} />
      </KeptTextContext>
    </ServicesContext>
  );
  return { element, router, kept };
}

const box = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const choose = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const said = () => screen.getByRole('status', { name: 'Signed by' }).textContent;

const textOf = (token: string, part: number) =>
  Buffer.from(token.split('.')[part] ?? '', 'base64url').toString();

/** The token for what is in the payload's box now. */
async function tokenFor(payload: string): Promise<string> {
  await waitFor(() => expect(textOf(box('Token').value, 1)).toBe(payload), { timeout: 10_000 });
  return box('Token').value;
}

async function firstToken(): Promise<string> {
  await waitFor(() => expect(box('Token').value).not.toBe(''), { timeout: 10_000 });
  return box('Token').value;
}

it('can be rendered where there is no window', () => {
  expect(renderToString(page().element)).toContain('Make a token');
});

it('begins with an ID token that its public key verifies, whose kid is in the header', async () => {
  render(page().element);
  await firstToken();
  await waitFor(() => expect(box('Header').value).toMatch(/"kid": "[\w-]{43}"/));
  const shown = screen.getByText('The public key, which verifies').closest('details');
  const jwk = JSON.parse(shown?.querySelector('pre')?.textContent ?? '{}') as Jwk;
  expect(jwk).not.toHaveProperty('d');
  const keys = { kind: 'jwks', keys: [jwk], text: '' } as const;
  await waitFor(async () =>
    expect(await verifyJws(box('Token').value, keys)).toMatchObject({ chosenBy: 'kid' }),
  );
  expect(said()).toBe('Signed with ES256 by the key made here.');
});

it('signs what is typed as it is typed, and leaves out white space only when asked to', async () => {
  render(page().element);
  await firstToken();
  type('Payload', '{ "b": 1.0,\n "a": 1e2 }');
  await tokenFor('{"b":1.0,"a":1e2}');
  fireEvent.click(screen.getByRole('checkbox', { name: /white space/ }));
  await tokenFor('{ "b": 1.0,\n "a": 1e2 }');
});

it('says what is wrong with what is typed, and signs a payload all the same', async () => {
  render(page().element);
  await firstToken();
  type('Payload', '{"a":1,"a":2}');
  await tokenFor('{"a":1,"a":2}');
  expect(screen.getByText(/“a” is there twice/)).toBeDefined();
  type('Payload', 'not JSON');
  await tokenFor('not JSON');
  expect(screen.getByText(/No JSON: a value is missing at line 1, column 1/)).toBeDefined();
  type('Header', '{"alg"');
  await waitFor(() => expect(box('Token').value).toBe(''));
  expect(box('Header').getAttribute('aria-invalid')).toBe('true');
});

it('follows the algorithm in the header and in the list', async () => {
  render(page().element);
  await firstToken();
  choose('Algorithm', 'HS256');
  expect(box('Header').value).toContain('"alg": "HS256"');
  await waitFor(() => expect(said()).toBe('Signed with HS256 by the secret made here.'));
  type('Header', '{"alg":"ES384"}');
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Algorithm' }).value).toBe(
    'ES384',
  );
  await waitFor(() => expect(said()).toBe('Signed with ES384 by the key made here.'));
});

it('makes an unsecured token only when it is chosen by its name', async () => {
  render(page().element);
  await firstToken();
  type('Header', '{"alg":"none"}');
  await waitFor(() => expect(box('Token').value).toBe(''));
  expect(screen.getAllByText(/choose it by its name/)[0]).toBeDefined();
  choose('Algorithm', 'none-unsafe');
  expect(await firstToken()).toMatch(/\.$/);
  expect(said()).toContain('Nobody signed it');
  choose('Algorithm', 'ES256');
  await waitFor(() => expect(said()).toContain('Signed with ES256'));
});

it('signs with a secret that is given, and names a weak one weak', async () => {
  render(page().element);
  choose('Algorithm', 'HS256');
  choose('Key', 'pasted');
  type('Secret', 'secret');
  await waitFor(() => expect(said()).toBe('Signed with HS256 by the secret given here.'));
  expect(screen.getByText(/It has 48 bits, and HS256 asks for 256/)).toBeDefined();
  const keys = { kind: 'secret', bytes: Uint8Array.from(Buffer.from('secret')) } as const;
  expect(await verifyJws(box('Token').value, keys)).toMatchObject({ status: 'verified' });
});

it('offers the algorithm that a given key is for', async () => {
  const vector = signing.vectors.find(({ name }) => name === 'RFC 7515 A.4')!;
  render(page().element);
  await firstToken();
  choose('Key', 'pasted');
  type('Private key', JSON.stringify(vector.key));
  fireEvent.click(await screen.findByRole('button', { name: 'Use ES512' }));
  await waitFor(() => expect(said()).toBe('Signed with ES512 by the key given here.'));
  const keys = { kind: 'jwks', keys: [publicHalf(vector.key as Jwk)!], text: '' } as const;
  await waitFor(async () =>
    expect(await verifyJws(box('Token').value, keys)).toMatchObject({ status: 'verified' }),
  );
});

it('puts a time in as a number, where it is and where it is not', async () => {
  render(page().element);
  await firstToken();
  type('Payload', '{"exp":1,"a":1.0}');
  press('Set exp to in an hour: +1 h');
  expect(box('Payload').value).toBe(`{"exp":${now + 3600},"a":1.0}`);
  choose('Time', 'nbf');
  press('Set nbf to now: now');
  expect(box('Payload').value).toBe(`{"exp":${now + 3600},"a":1.0,"nbf":${now}}`);
});

it('fills in a template, with the public key in a DPoP proof', async () => {
  render(page().element);
  await firstToken();
  press('DPoP proof');
  await waitFor(() => expect(box('Header').value).toMatch(/"jwk": \{"kty":"EC","crv":"P-256"/));
  const token = await tokenFor(box('Payload').value.replace(/\s/g, ''));
  const { jwk } = JSON.parse(textOf(token, 0)) as { jwk: Jwk };
  const keys = { kind: 'jwks', keys: [jwk], text: '' } as const;
  expect(await verifyJws(token, keys)).toMatchObject({ status: 'verified' });
});

it('keeps what is typed over a reload, and no key', async () => {
  const first = page();
  render(first.element);
  await firstToken();
  choose('Algorithm', 'HS256');
  choose('Key', 'pasted');
  type('Secret', 'a secret of mine');
  type('Payload', '{"kept":true}');
  await waitFor(() => expect(first.kept.get('token-maker')).toContain('kept'));
  expect([...first.kept.values()].join('')).not.toContain('a secret of mine');
  cleanup();
  render(page(first.kept).element);
  expect(box('Payload').value).toBe('{"kept":true}');
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Algorithm' }).value).toBe(
    'HS256',
  );
});

const foreign = signing.vectors.find(({ name }) => name === 'RFC 7520 4.1')!;

it('takes a token apart that is handed over, shows it as it came, and signs it only when told', async () => {
  const { element, router } = page(new Map(), { token: foreign.token });
  render(element);
  await waitFor(() => expect(box('Token').value).toBe(foreign.token));
  expect(router.state.location.state).toBeNull();
  expect(box('Payload').value).toBe(foreign.payload);
  expect(screen.getByText('This is the token as it came')).toBeDefined();
  expect(said()).toContain('signed by somebody else');
  press('Sign it with my key');
  await waitFor(() => expect(said()).toBe('Signed with RS256 by the key made here.'), {
    timeout: 20_000,
  });
  expect(box('Token').value).not.toBe(foreign.token);
  expect(screen.getByText(/It began as somebody else’s token/)).toBeDefined();
  expect(screen.getByText('The header’s kid names another key')).toBeDefined();
  press('Put this key’s kid in');
  await waitFor(() => expect(screen.queryByText('The header’s kid names another key')).toBeNull());
});

it('takes a token apart that is put into its box, and says so where it is none', async () => {
  render(page().element);
  const made = await firstToken();
  type('Token', 'no token at all');
  expect(screen.getByText(/This is no JWT/)).toBeDefined();
  press('Show the token made here');
  expect(box('Token').value).toBe(made);
  const compact = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.${Buffer.from('{"a":1.0}').toString('base64url')}.AAAA`;
  type('Token', `Bearer ${compact}`);
  expect(box('Payload').value).toBe('{\n  "a": 1.0\n}');
  expect(said()).toContain('Not yours');
  type('Payload', '{"a":2}');
  await tokenFor('{"a":2}');
  expect(said()).toContain('Signed with HS256');
});

it('encrypts the signed token for a given key, and the payload alone', async () => {
  const vector = jwe.vectors.find(({ name }) => name === 'RFC 7520 5.4')!;
  const keys = namedKeys([vector.key as Jwk]);
  render(page().element);
  await firstToken();
  type('Payload', '{"a":1}');
  choose('The token is', 'nested');
  choose('Key management', 'ECDH-ES+A256KW');
  choose('Content encryption', 'A192CBC-HS384');
  choose('Recipient’s key', 'pasted');
  type('Public key', JSON.stringify(publicHalf(vector.key as Jwk)));
  await waitFor(() => expect(said()).toMatch(/then encrypted for the key given here/));
  const nested = await decryptJweSteps(box('Token').value, keys);
  expect(nested.layers[0]?.header).toMatchObject({ cty: 'JWT', epk: { crv: 'P-384' } });
  expect(nested.content?.kind).toBe('jws');
  choose('The token is', 'encrypted');
  await waitFor(() => expect(said()).toMatch(/^Encrypted for the key given here/));
  expect((await decryptJweSteps(box('Token').value, keys)).content).toEqual({
    kind: 'json',
    text: '{"a":1}',
  });
  expect(screen.queryByRole('combobox', { name: 'Algorithm' })).toBeNull();
});

it('encrypts with a password, in the rounds that are asked for', async () => {
  render(page().element);
  await firstToken();
  choose('The token is', 'encrypted');
  choose('Key management', 'PBES2-HS256+A128KW');
  choose('Recipient’s key', 'pasted');
  type('Password', 'correct horse');
  type('Rounds (p2c)', '2000');
  await waitFor(() => expect(textOf(box('Token').value, 0)).toContain('"p2c":2000'));
  type('Rounds (p2c)', '2000000');
  await waitFor(() => expect(box('Token').value).toBe(''));
  expect(screen.getAllByText(/more than 1,000,000 are not made/)[0]).toBeDefined();
});

it('opens an encrypted token with a key at hand, and takes apart what is in it', async () => {
  render(page().element);
  await firstToken();
  choose('The token is', 'nested');
  await waitFor(() => expect(box('Token').value.split('.')).toHaveLength(5), { timeout: 20_000 });
  const token = box('Token').value;
  type('Payload', '{}');
  await waitFor(() => expect(box('Token').value).not.toBe(token));
  type('Token', token);
  await screen.findByText('This is the token as it came');
  expect(screen.getByText(/decrypted \(RSA-OAEP-256\) with the key made here/)).toBeDefined();
  expect(box('Payload').value).toContain('"iss"');
  type('Token', jwe.vectors[0]!.token);
  expect(await screen.findByText(/The key does not unwrap/)).toBeDefined();
});
