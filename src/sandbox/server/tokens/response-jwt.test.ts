import { compactDecrypt, createLocalJWKSet, importJWK, jwtVerify, type JSONWebKeySet } from 'jose';
import { expect, it } from 'vitest';
import { clientKey } from '../../../../tests/support/client-jwt.ts';
import {
  clientWith,
  redirectUri,
  testDefinition,
} from '../../../../tests/support/sandbox-definition.ts';
import { createSandboxWorld, type SandboxWorld } from '../../../../tests/support/sandbox-world.ts';

async function verify(world: SandboxWorld, token: string, audience = 'web-app') {
  const jwks = (await (await world.fetch(`${world.issuer}/jwks`)).json()) as JSONWebKeySet;
  const currentDate = new Date(world.now());
  const options = { issuer: world.issuer, audience, currentDate };
  return jwtVerify(token, createLocalJWKSet(jwks), options);
}

it.each([
  ['jwt', `${redirectUri}?response=`],
  ['query.jwt', `${redirectUri}?response=`],
  ['fragment.jwt', `${redirectUri}#response=`],
  ['form_post.jwt', redirectUri],
])('answers with one signed parameter by %s', async (response_mode, start) => {
  const world = await createSandboxWorld();
  const ending = await world.authorize({ response_mode });
  expect(ending.kind).toBe(response_mode === 'form_post.jwt' ? 'form_post' : 'redirect');
  expect(ending.url.startsWith(start)).toBe(true);
  expect([...ending.parameters.keys()]).toEqual(['response']);
  const { payload } = await verify(world, ending.parameters.get('response') ?? '');
  expect(payload).toEqual({
    iss: world.issuer,
    aud: 'web-app',
    exp: world.now() / 1000 + 600,
    code: expect.any(String),
    state: 'the-state',
  });
  expect((await world.redeem(String(payload['code']))).status).toBe(200);
});

it('refuses in the same way, before and after its user was asked', async () => {
  const world = await createSandboxWorld();
  const asked = { response_mode: 'jwt' };
  for (const [ending, error] of [
    [await world.authorize({ ...asked, scope: 'nonsense' }), 'invalid_scope'],
    [await world.authorize(asked, { decision: 'deny' }), 'access_denied'],
  ] as const) {
    const { payload } = await verify(world, ending.parameters.get('response') ?? '');
    expect(payload).toMatchObject({ error, state: 'the-state' });
  }
});

it('signs as the client is registered', async () => {
  const signed = clientWith('web-app', { authorization_signed_response_alg: 'PS256' });
  const world = await createSandboxWorld(signed);
  const ending = await world.authorize({ response_mode: 'jwt' });
  const { protectedHeader } = await verify(world, ending.parameters.get('response') ?? '');
  expect(protectedHeader.alg).toBe('PS256');
});

it.each([
  ['RSA-OAEP-256', 'client-rsa-enc', undefined],
  ['ECDH-ES', 'client-ec-enc', 'A256GCM'],
])('encrypts with %s to a key of the client', async (alg, kid, enc) => {
  const world = await createSandboxWorld(
    clientWith('key-client', {
      authorization_encrypted_response_alg: alg,
      ...(enc !== undefined && { authorization_encrypted_response_enc: enc }),
    }),
  );
  const ending = await world.authorize({ client_id: 'key-client', response_mode: 'form_post.jwt' });
  const key = await importJWK(clientKey(kid), alg);
  const opened = await compactDecrypt(ending.parameters.get('response') ?? '', key);
  expect(opened.protectedHeader).toMatchObject({
    alg,
    kid,
    cty: 'JWT',
    enc: enc ?? 'A128CBC-HS256',
  });
  const inner = new TextDecoder().decode(opened.plaintext);
  const { payload } = await verify(world, inner, 'key-client');
  expect(payload['state']).toBe('the-state');
});

it('answers a pushed request in the way that it asks for', async () => {
  const world = await createSandboxWorld(testDefinition({ pushedRequest: 'required' }));
  const request_uri = await world.push({ response_mode: 'fragment.jwt' });
  const ending = await world.browser.run(world.plainUrl({ client_id: 'web-app', request_uri }));
  const { payload } = await verify(world, ending.parameters.get('response') ?? '');
  expect(payload['code']).toEqual(expect.any(String));
});
