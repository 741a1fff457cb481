import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateSigningKeys, publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import type { ChosenOptions } from '#flows/define-flow.ts';
import { startOidcProvider, type OidcProviderServer } from '../support/oidc-provider-server.ts';
import { createRemoteWorld, type RemoteWorld } from '../support/remote-world.ts';

const redirectUri = 'http://localhost:4173/callback';

let server: OidcProviderServer;

const [signing, encrypting] = await generateSigningKeys(['ES256', 'ES256']);
if (signing === undefined || encrypting === undefined) throw new Error('Failed to make keys');
const keys = [signing, { ...encrypting, use: 'enc', alg: 'ECDH-ES' }];

/** What the server is told of the client that does everything at once. */
const hardened = {
  client_id: 'hardened',
  token_endpoint_auth_method: 'private_key_jwt',
  token_endpoint_auth_signing_alg: 'ES256',
  response_types: ['code', 'id_token', 'code id_token'],
  grant_types: ['authorization_code', 'refresh_token', 'implicit'],
  redirect_uris: ['https://app.example/callback', redirectUri],
  request_object_signing_alg: 'ES256',
  application_type: 'native',
  jwks: { keys: keys.map(publicJwk) },
};

/** The same, and its answers are encrypted to it. */
const sealed = {
  ...hardened,
  client_id: 'sealed',
  authorization_signed_response_alg: 'RS256',
  authorization_encrypted_response_alg: 'ECDH-ES',
  authorization_encrypted_response_enc: 'A128GCM',
};

beforeAll(async () => {
  server = await startOidcProvider([redirectUri], [hardened, sealed]);
});

/** A run by a client with keys, with what is chosen, up to the end of the sign-in. */
async function signInWith(
  flow: 'authorization-code' | 'hybrid' | 'implicit',
  options: ChosenOptions,
  clientId = 'hardened',
) {
  const world = await createRemoteWorld(server.issuer, {
    ...{ clientId, authentication: 'private_key_jwt', keys, scope: 'openid email' },
  });
  const id = await world.begin(flow, options);
  if (options['request_object'] !== undefined) {
    await world.workspace.runs.perform(id, 'sign');
    expect(complaints(world, id, 'sign')).toEqual([]);
  }
  if (options['par'] === 'on') {
    await world.workspace.runs.send(id, 'push');
    expect(complaints(world, id, 'push')).toEqual([]);
  }
  await world.signInThere(id);
  expect(complaints(world, id, 'authorize')).toEqual([]);
  return { world, id };
}

function passed({ workspace, run }: RemoteWorld, runId: string, step: string) {
  const { checks } = workspace.viewStep(run(runId), step);
  return checks.filter(({ outcome }) => outcome === 'passed').map(({ id }) => id);
}
afterAll(() => server.close());

/** A step's checks that failed, and whatever else it is than answered. */
function complaints({ workspace, run }: RemoteWorld, runId: string, step: string) {
  const view = workspace.viewStep(run(runId), step);
  const bad = view.checks.filter(({ outcome }) => outcome === 'failed');
  const told = bad.map(({ id, title, evidence }) => `${id}: ${title} (${evidence ?? ''})`);
  return view.status.status === 'answered' ? told : [JSON.stringify(view.status), ...told];
}

it('pushes the request, and the browser carries the reference alone', async () => {
  const world = await createRemoteWorld(server.issuer, {});
  const id = await world.begin('authorization-code', { par: 'on' });
  await world.workspace.runs.send(id, 'push');
  expect(complaints(world, id, 'push')).toEqual([]);
  await world.signInThere(id);
  expect(complaints(world, id, 'authorize')).toEqual([]);
  const carried = new URL(world.visited.at(-1) ?? '').searchParams;
  expect([...carried.keys()]).toEqual(['client_id', 'request_uri']);
  await world.workspace.runs.send(id, 'redeem');
  expect(complaints(world, id, 'redeem')).toEqual([]);
});

it('signs the request and has the answer signed', async () => {
  const options = { request_object: 'signed', response_mode: 'jwt' };
  const { world, id } = await signInWith('authorization-code', options);
  const carried = new URL(world.visited.at(-1) ?? '').searchParams;
  expect([...carried.keys()]).toEqual(['client_id', 'request']);
  expect(passed(world, id, 'authorize')).toEqual(
    expect.arrayContaining(['response', 'response.signature', 'response.aud', 'state', 'code']),
  );
  await world.workspace.runs.send(id, 'redeem');
  expect(complaints(world, id, 'redeem')).toEqual([]);
});

it('signs, encrypts and pushes the request, and reads an answer that is encrypted to it', async () => {
  const options = { request_object: 'encrypted', par: 'on', response_mode: 'query.jwt' };
  const { world, id } = await signInWith('authorization-code', options, 'sealed');
  expect(passed(world, id, 'authorize')).toContain('response.encryption');
  await world.workspace.runs.send(id, 'redeem');
  expect(complaints(world, id, 'redeem')).toEqual([]);
});

it('judges the ID token beside the code, redeems the code and compares', async () => {
  const { world, id } = await signInWith('hybrid', { response_type: 'code id_token' });
  expect(passed(world, id, 'authorize')).toEqual(
    expect.arrayContaining([
      ...['tokens.query', 'id_token.nonce', 'id_token.signature', 'id_token.c_hash'],
    ]),
  );
  await world.workspace.runs.send(id, 'redeem');
  expect(complaints(world, id, 'redeem')).toEqual([]);
  expect(passed(world, id, 'redeem')).toEqual(
    expect.arrayContaining(['id_token.first.iss', 'id_token.first.sub']),
  );
});

it('judges the ID token that the browser alone brings', async () => {
  const { world, id } = await signInWith('implicit', { response_type: 'id_token' });
  expect(passed(world, id, 'authorize')).toEqual(
    expect.arrayContaining(['id_token', 'tokens.query', 'id_token.nonce', 'id_token.signature']),
  );
});

it('manages a registration with the token of the last answer, which changes', async () => {
  const world = await createRemoteWorld(server.issuer, { scope: 'openid' });
  const id = await world.begin('registration');
  for (const step of ['register', 'read', 'update', 'update', 'read', 'delete']) {
    await world.workspace.runs.send(id, step);
    expect([step, ...complaints(world, id, step)]).toEqual([step]);
  }
});
