import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import { applyClientAuth, type ClientIdentity } from './apply-client-auth.ts';

const now = Date.UTC(2026, 0, 1);
const audience = 'https://as.example';
const secret = 'a-secret-of-at-least-thirty-two-bytes';
let counter = 0;
const context = {
  audience,
  now,
  random: (length: number) => new Uint8Array(length).fill((counter += 1)),
};

async function assertionOf(client: ClientIdentity): Promise<string> {
  const applied = await applyClientAuth(client, context);
  if (!applied.ok) throw new Error(applied.problem.code);
  const field = applied.value.find(({ name }) => name === 'client_assertion');
  expect(applied.value.map(({ name }) => name)).toEqual([
    'client_id',
    'client_assertion_type',
    'client_assertion',
  ]);
  expect(field).toMatchObject({ secret: true, fresh: true, place: 'form' });
  return field?.value ?? '';
}

it('makes an assertion with the claims of RFC 7523 §3, signed by the secret', async () => {
  const client = { clientId: 'me', clientSecret: secret, method: 'client_secret_jwt' } as const;
  const assertion = await assertionOf(client);
  const key = new TextEncoder().encode(secret);
  const { payload } = await jwtVerify(assertion, key, { audience, currentDate: new Date(now) });
  expect(payload).toMatchObject({ iss: 'me', sub: 'me', iat: now / 1000, exp: now / 1000 + 60 });
});

it.each(['RS256', 'PS384', 'ES256', 'ES512', 'Ed25519'])(
  'signs by the client’s own key with %s, and names the key',
  async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), alg, use: 'sig', kid: 'mine' };
    const keys = [
      { kty: 'RSA', use: 'enc', d: 'AQ' },
      { ...jwk, kty: jwk.kty ?? '' },
    ];
    const client = { clientId: 'me', clientSecret: null, method: 'private_key_jwt', keys } as const;
    const assertion = await assertionOf(client);
    expect(decodeProtectedHeader(assertion)).toEqual({ alg, typ: 'JWT', kid: 'mine' });
    await jwtVerify(assertion, publicKey, { audience, currentDate: new Date(now) });
  },
);

it('gives each assertion a jti of its own', async () => {
  const client = { clientId: 'me', clientSecret: secret, method: 'client_secret_jwt' } as const;
  const [one, other] = [await assertionOf(client), await assertionOf(client)];
  expect(decodeJwt(one).jti).not.toBe(decodeJwt(other).jti);
});

it.each(['tls_client_auth', 'self_signed_tls_client_auth'] as const)(
  'only names the client with %s: the certificate proves it',
  async (method) => {
    const applied = await applyClientAuth({ clientId: 'me', clientSecret: 's', method }, context);
    expect(applied).toEqual({
      ok: true,
      value: [{ place: 'form', name: 'client_id', value: 'me' }],
    });
  },
);
