import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeClientKey } from '#protocol/keys/client-keys.ts';
import { publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { StepView } from '#workspace/model/step-view.ts';
import { startOidcProvider, type OidcProviderServer } from '../support/oidc-provider-server.ts';
import { createRemoteWorld } from '../support/remote-world.ts';

const algorithms = ['RSA-OAEP-256', 'ECDH-ES'] as const;
const keys = new Map<string, Jwk>();
let server: OidcProviderServer;

beforeAll(async () => {
  for (const alg of algorithms) keys.set(alg, await makeClientKey(alg));
  server = await startOidcProvider(
    ['http://localhost:4173/callback'],
    [
      ...[...keys].map(([alg, key]) => ({
        client_id: `to-${alg}`,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        jwks: { keys: [publicJwk(key)] },
        id_token_encrypted_response_alg: alg,
        id_token_encrypted_response_enc: 'A256GCM',
        userinfo_signed_response_alg: 'RS256',
        userinfo_encrypted_response_alg: alg,
        userinfo_encrypted_response_enc: 'A128CBC-HS256',
      })),
      {
        client_id: 'asks',
        client_secret: 'asks-secret',
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        jwks: { keys: [...keys.values()].map(publicJwk) },
        introspection_signed_response_alg: 'RS256',
        introspection_encrypted_response_alg: 'ECDH-ES',
        introspection_encrypted_response_enc: 'A256GCM',
      },
    ],
  );
});

afterAll(() => server.close());

async function signInWith(alg: string, own: readonly Jwk[]) {
  const world = await createRemoteWorld(server.issuer, { clientId: `to-${alg}`, keys: own });
  const id = await world.begin('authorization-code');
  await world.signInThere(id);
  const views: StepView[] = [];
  for (const step of ['redeem', 'userinfo']) {
    await world.workspace.runs.send(id, step);
    views.push(world.workspace.viewStep(world.run(id), step));
  }
  return views.map(({ status, checks }) => ({
    status,
    outcome: (name: string) => checks.find((check) => check.id === name)?.outcome,
    failed: checks.filter(({ outcome }) => outcome === 'failed'),
  }));
}

it.each(algorithms)('opens and verifies what is encrypted to the client with %s', async (alg) => {
  const key = keys.get(alg);
  const [redeem, userinfo] = await signInWith(alg, key === undefined ? [] : [key]);
  expect([redeem?.status.status, redeem?.failed]).toEqual(['answered', []]);
  expect(
    ['encryption', 'signature', 'nonce'].map((one) => redeem?.outcome(`id_token.${one}`)),
  ).toEqual(['passed', 'passed', 'passed']);
  expect([userinfo?.status.status, userinfo?.failed]).toEqual(['answered', []]);
  const names = [
    'userinfo.encryption',
    'userinfo.signature',
    'userinfo.iss',
    'userinfo.aud',
    'sub',
  ];
  expect(names.map((one) => userinfo?.outcome(one))).toEqual(names.map(() => 'passed'));
});

it('says so where the client has no key that opens an answer, or another one', async () => {
  const [without, unread] = await signInWith('ECDH-ES', []);
  expect(without?.outcome('id_token.encryption')).toBe('skipped');
  expect(unread?.status).toMatchObject({
    problem: { code: 'userinfo_refused', check: 'userinfo.encryption' },
  });
  const [other] = await signInWith('ECDH-ES', [await makeClientKey('ECDH-ES')]);
  expect(other?.status).toMatchObject({
    problem: { code: 'id_token_refused', check: 'id_token.encryption' },
  });
});

async function introspectWith(own: readonly Jwk[]) {
  const client = { clientId: 'asks', clientSecret: 'asks-secret', keys: own } as const;
  const world = await createRemoteWorld(server.issuer, {
    ...client,
    authentication: 'client_secret_basic',
  });
  const id = await world.begin('introspection', { answer: 'jwt' });
  const { draft } = world.workspace.viewStep(world.run(id), 'introspect');
  if (draft === null) throw new Error('there is no draft');
  // Its access tokens that are JWTs are not introspected there: one that it does not know has to do.
  const fields = draft.fields.map((field) =>
    field.name === 'token' ? { ...field, value: 'made up' } : field,
  );
  world.workspace.runs.edit(id, 'introspect', { ...draft, fields });
  await world.workspace.runs.send(id, 'introspect');
  const { status, checks } = world.workspace.viewStep(world.run(id), 'introspect');
  return {
    status,
    outcomes: Object.fromEntries(checks.map(({ id: name, outcome }) => [name, outcome])),
  };
}

it('opens an encrypted answer about a token, and verifies what is in it', async () => {
  const key = keys.get('ECDH-ES');
  const { status, outcomes } = await introspectWith(key === undefined ? [] : [key]);
  expect(status.status).toBe('answered');
  expect(outcomes).toMatchObject({
    'introspection_jwt.encryption': 'passed',
    'introspection_jwt.signature': 'passed',
    'introspection_jwt.iss': 'passed',
    'introspection_jwt.aud': 'passed',
  });
});

it('says of an encrypted answer about a token that no key is there to open it', async () => {
  const { status, outcomes } = await introspectWith([]);
  expect(status.status).toBe('failed');
  expect(outcomes['introspection_jwt.encryption']).toBe('skipped');
});
