import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeClientKey } from '#protocol/keys/client-keys.ts';
import { publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { Client } from '#workspace/model/environment.ts';
import { startOidcProvider, type OidcProviderServer } from '../support/oidc-provider-server.ts';
import { createRemoteWorld } from '../support/remote-world.ts';

const secret = 'a secret of at least thirty-two bytes: 100%+&=';
const algorithms = ['ES256', 'PS256', 'RS256', 'Ed25519'] as const;
const keys = new Map<string, Jwk>();
let server: OidcProviderServer;

beforeAll(async () => {
  for (const alg of algorithms) keys.set(alg, await makeClientKey(alg));
  server = await startOidcProvider(
    ['http://localhost:4173/callback'],
    [
      ...[...keys].map(([alg, key]) => ({
        client_id: `by-${alg}`,
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: alg,
        jwks: { keys: [publicJwk(key)] },
      })),
      {
        client_id: 'by-secret',
        client_secret: secret,
        token_endpoint_auth_method: 'client_secret_jwt',
        grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
      },
    ],
  );
});

afterAll(() => server.close());

async function signInAs(client: Partial<Client>) {
  const world = await createRemoteWorld(server.issuer, client);
  const id = await world.begin('authorization-code');
  await world.signInThere(id);
  await world.workspace.runs.send(id, 'redeem');
  const view = world.workspace.viewStep(world.run(id), 'redeem');
  const body = new URLSearchParams(String(view.sent?.request.body));
  return { view, claims: decodeJwt(body.get('client_assertion') ?? '') };
}

it.each(algorithms)('redeems a code by private_key_jwt with %s', async (alg) => {
  const key = keys.get(alg);
  const { view, claims } = await signInAs({
    ...{ clientId: `by-${alg}`, authentication: 'private_key_jwt' },
    keys: key === undefined ? [] : [key],
  });
  expect(view.status.status).toBe('answered');
  expect(claims.aud).toBe(server.issuer);
});

it('redeems a code by client_secret_jwt, made out to the issuer', async () => {
  const { view, claims } = await signInAs({
    ...{ clientId: 'by-secret', authentication: 'client_secret_jwt', clientSecret: secret },
  });
  expect(view.status.status).toBe('answered');
  expect(claims.aud).toBe(server.issuer);
});

it('makes it out to the token endpoint where that is chosen, which a newer server refuses', async () => {
  const { view, claims } = await signInAs({
    ...{ clientId: 'by-secret', authentication: 'client_secret_jwt', clientSecret: secret },
    assertionAudience: 'token_endpoint',
  });
  expect(claims.aud).toBe(`${server.issuer}/token`);
  expect(view.status).toMatchObject({ status: 'failed', problem: { error: 'invalid_client' } });
});

it('makes a new assertion for each sending, since a server takes each once', async () => {
  const world = await createRemoteWorld(server.issuer, {
    ...{ clientId: 'by-secret', authentication: 'client_secret_jwt', clientSecret: secret },
    scope: 'api:read',
  });
  const id = await world.begin('client-credentials');
  const sent = new Set<unknown>();
  for (const time of ['first', 'second']) {
    await world.workspace.runs.send(id, 'token');
    const { status, sent: last } = world.workspace.viewStep(world.run(id), 'token');
    expect([time, status.status]).toEqual([time, 'answered']);
    const body = new URLSearchParams(String(last?.request.body));
    sent.add(decodeJwt(body.get('client_assertion') ?? '').jti);
  }
  expect(sent.size).toBe(2);
});
