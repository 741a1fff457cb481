import {
  compactDecrypt,
  createLocalJWKSet,
  decodeProtectedHeader,
  importJWK,
  jwtVerify,
} from 'jose';
import { describe, expect, it } from 'vitest';
import type { SandboxClient, SandboxPolicy } from '#sandbox/contract/definition.ts';
import { clientKey } from '../../../../tests/support/client-jwt.ts';
import { testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import {
  basic,
  createSandboxWorld,
  type SandboxWorld,
} from '../../../../tests/support/sandbox-world.ts';
import { callApi } from '../../../../tests/support/sandbox-wrong.ts';

/** A world whose clients are registered so, with the keys of the tests. */
async function worldWith(
  members: Partial<SandboxClient>,
  policy: Partial<SandboxPolicy> = {},
): Promise<SandboxWorld> {
  const { clients, ...rest } = testDefinition(policy);
  const jwks = clients.find(({ client_id }) => client_id === 'key-client')?.jwks;
  const changed = clients.map((client) => ({ ...client, jwks, ...members }));
  return createSandboxWorld({ ...rest, clients: changed });
}

async function verify(world: SandboxWorld, token: string, audience: string) {
  const jwks = (await (await world.fetch(`${world.issuer}/jwks`)).json()) as { keys: [] };
  const currentDate = new Date(world.now());
  const options = { issuer: world.issuer, audience, currentDate };
  return (await jwtVerify(token, createLocalJWKSet(jwks), options)).payload;
}

async function decrypt(token: string, kid: string, alg: string) {
  const { plaintext, protectedHeader } = await compactDecrypt(
    token,
    await importJWK({ ...clientKey(kid) }, alg),
  );
  return { text: new TextDecoder().decode(plaintext), header: protectedHeader };
}

describe('answers to a client that is registered for JWTs', () => {
  it('encrypt the ID token that was signed', async () => {
    for (const [alg, enc, kid] of [
      ['RSA-OAEP-256', 'A256GCM', 'client-rsa-enc'],
      ['ECDH-ES', undefined, 'client-ec-enc'],
    ] as const) {
      const world = await worldWith({
        id_token_encrypted_response_alg: alg,
        id_token_encrypted_response_enc: enc,
      });
      const { id_token: token = '' } = await world.tokens();
      const { text, header } = await decrypt(token, kid, alg);
      expect(header).toMatchObject({ alg, enc: enc ?? 'A128CBC-HS256', cty: 'JWT', kid });
      expect(await verify(world, text, 'web-app')).toMatchObject({ nonce: 'the-nonce' });
    }
  });

  it('encrypt every ID token to who has a key for it, where the sandbox does so', async () => {
    const policy = { idTokenEncryption: 'wherever-there-is-a-key' } as const;
    const world = await worldWith({}, policy);
    const { id_token: token = '' } = await world.tokens();
    const { text, header } = await decrypt(token, 'client-rsa-enc', 'RSA-OAEP-256');
    expect(header).toMatchObject({ cty: 'JWT', kid: 'client-rsa-enc' });
    expect(await verify(world, text, 'web-app')).toMatchObject({ nonce: 'the-nonce' });
    const without = await worldWith({ jwks: { keys: [] } }, policy);
    const { id_token: plain = '' } = await without.tokens();
    expect(await verify(without, plain, 'web-app')).toMatchObject({ nonce: 'the-nonce' });
  });

  it('sign UserInfo, encrypt it, or both', async () => {
    const signed = { userinfo_signed_response_alg: 'ES256' };
    const encrypted = { userinfo_encrypted_response_alg: 'RSA-OAEP-256' };
    const read = async (world: SandboxWorld) => {
      const { access_token: token = '' } = await world.tokens();
      const answer = await callApi(world, token, '/userinfo');
      expect(answer.headers.get('Content-Type')).toBe('application/jwt');
      return answer.text();
    };
    const one = await worldWith(signed);
    const claims = await verify(one, await read(one), 'web-app');
    expect(claims).toMatchObject({ name: 'Alice Adams', sub: '248289761001' });
    const two = await worldWith({ ...signed, ...encrypted });
    const { text } = await decrypt(await read(two), 'client-rsa-enc', 'RSA-OAEP-256');
    expect(await verify(two, text, 'web-app')).toMatchObject({ sub: '248289761001' });
    const three = await worldWith(encrypted);
    const plain = await decrypt(await read(three), 'client-rsa-enc', 'RSA-OAEP-256');
    expect(JSON.parse(plain.text)).toMatchObject({ sub: '248289761001' });
    expect(plain.header.cty).toBeUndefined();
  });

  it('tell of a token in a JWT where that is what is accepted', async () => {
    const world = await worldWith({ introspection_signed_response_alg: 'PS256' });
    const { access_token: token = '' } = await world.tokens();
    const accept = { ...basic(), Accept: 'application/token-introspection+jwt' };
    const ask = async (asked: string) => world.post('/introspect', { token: asked }, accept);
    const answer = await ask(token);
    expect(answer.headers.get('Content-Type')).toBe('application/token-introspection+jwt');
    const text = await answer.text();
    const header = { typ: 'token-introspection+jwt', alg: 'PS256' };
    expect(decodeProtectedHeader(text)).toMatchObject(header);
    const claims = await verify(world, text, 'backend');
    expect(claims['token_introspection']).toMatchObject({ active: true, username: 'alice' });
    expect(claims).not.toHaveProperty('sub');
    const unknown = await verify(world, await (await ask('unknown')).text(), 'backend');
    expect(unknown['token_introspection']).toEqual({ active: false });
  });

  it('are refused where the client has no key to encrypt to', async () => {
    const world = await worldWith({
      id_token_encrypted_response_alg: 'RSA-OAEP',
      jwks: { keys: [] },
    });
    const answer = await world.redeem(await world.code());
    expect(await answer.json()).toMatchObject({ error: 'invalid_client_metadata' });
  });
});
