import { expect, it } from 'vitest';
import { registrationLimitCount } from '#sandbox/contract/definition.ts';
import { redirectUri, testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import {
  askToRegister,
  manage,
  registerClient,
  toSendBack,
  type Registered,
} from '../../../../tests/support/sandbox-registration.ts';
import { basic, createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';
import {
  callApi,
  expectChallenge,
  expectRefusal,
} from '../../../../tests/support/sandbox-wrong.ts';

async function ownToken(
  world: Awaited<ReturnType<typeof createSandboxWorld>>,
  { client_id, client_secret = '' }: Registered,
) {
  return world.post(
    '/token',
    { grant_type: 'client_credentials', scope: 'orders:read' },
    basic(client_id, client_secret),
  );
}

const robot = { grant_types: ['client_credentials'], scope: 'orders:read' };

it('registers a client with what it said, what it left out, and nothing it does not know', async () => {
  const world = await createSandboxWorld();
  const { registration_access_token, client_secret, ...told } = await registerClient(world, {
    favourite_colour: 'green',
    client_uri: null,
    contacts: ['someone@example.com'],
  });
  expect(told).toEqual({
    client_id: told.client_id,
    client_id_issued_at: world.now() / 1000,
    client_secret_expires_at: 0,
    registration_client_uri: `${world.issuer}/register/${told.client_id}`,
    client_name: 'A stranger',
    contacts: ['someone@example.com'],
    redirect_uris: [redirectUri],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_basic',
  });
  expect(registration_access_token).not.toBe(client_secret);
});

it('gives no secret to a client that needs none', async () => {
  const world = await createSandboxWorld();
  const registered = await registerClient(world, { token_endpoint_auth_method: 'none' });
  expect(registered).not.toHaveProperty('client_secret');
  expect(registered).not.toHaveProperty('client_secret_expires_at');
});

it('reads a registration, and changes it whole: what is left out is gone, the token is new', async () => {
  const world = await createSandboxWorld();
  const registered = await registerClient(world, { ...robot, contacts: ['someone@example.com'] });
  expect(await (await manage(world, registered)).json()).toEqual(registered);
  const { contacts: _contacts, ...rest } = toSendBack(registered);
  const body = { ...rest, client_name: 'Renamed' };
  const changed = await manage(world, registered, { method: 'PUT', body });
  const now = (await changed.json()) as Registered;
  expect(now).toMatchObject({ client_name: 'Renamed', client_secret: registered.client_secret });
  expect(now).not.toHaveProperty('contacts');
  expectChallenge(await manage(world, registered), 401, 'invalid_token');
  expect(await (await manage(world, now)).json()).toEqual(now);
});

it('takes the secret from a client that became public, and gives one to it when it is none again', async () => {
  const world = await createSandboxWorld();
  const registered = await registerClient(world);
  const { client_secret: _secret, ...rest } = toSendBack(registered);
  const body = { ...rest, token_endpoint_auth_method: 'none' };
  const open = (await (
    await manage(world, registered, { method: 'PUT', body })
  ).json()) as Registered;
  expect(open.client_secret).toBeUndefined();
  const back = { ...toSendBack(open), token_endpoint_auth_method: 'client_secret_post' };
  const closed = await manage(world, open, { method: 'PUT', body: back });
  const { client_secret } = (await closed.json()) as Registered;
  expect(client_secret).toMatch(/^[\w-]{64}$/);
  expect(client_secret).not.toBe(registered.client_secret);
});

it('ends the tokens of a client with its registration', async () => {
  const world = await createSandboxWorld();
  const registered = await registerClient(world, robot);
  const { access_token } = (await (await ownToken(world, registered)).json()) as {
    access_token: string;
  };
  expect((await callApi(world, access_token)).status).toBe(200);
  const gone = await manage(world, registered, { method: 'DELETE' });
  expect([gone.status, await gone.text()]).toEqual([204, '']);
  expectChallenge(await callApi(world, access_token), 401, 'invalid_token');
  await expectRefusal(await ownToken(world, registered), 'invalid_client', 401);
});

it('asks for an initial access token where the policy says so, and takes one of its own', async () => {
  const world = await createSandboxWorld();
  await world.put(testDefinition({ registration: 'initial-access-token' }));
  expectChallenge(await askToRegister(world), 401, null);
  const tokenFor = async (scope: string) => {
    const answer = await world.post('/token', { grant_type: 'client_credentials', scope }, basic());
    return { Authorization: `Bearer ${((await answer.json()) as Registered)['access_token']}` };
  };
  const narrow = await askToRegister(world, {}, await tokenFor('orders:read'));
  expectChallenge(narrow, 403, 'insufficient_scope');
  const wide = await askToRegister(world, {}, await tokenFor('client:register'));
  expect(wide.status).toBe(201);
});

it('asks a registered client for what the policy asks of every client', async () => {
  const world = await createSandboxWorld();
  const { client_id } = await registerClient(world, { token_endpoint_auth_method: 'none' });
  const withoutPkce = { client_id, code_challenge: undefined, code_challenge_method: undefined };
  const ending = await world.authorize(withoutPkce);
  expect(ending.parameters.get('error')).toBe('invalid_request');
  await world.put(testDefinition({ pushedRequest: 'required' }));
  const notPushed = await world.authorize({ client_id });
  expect(notPushed.parameters.get('error')).toBe('invalid_request');
});

it('makes room by forgetting who was away longest', async () => {
  const world = await createSandboxWorld();
  const first = await registerClient(world, robot);
  const second = await registerClient(world, robot);
  world.advance(120);
  expect((await ownToken(world, first)).status).toBe(200);
  for (let index = 2; index <= registrationLimitCount; index += 1) await registerClient(world);
  expect((await manage(world, first)).status).toBe(200);
  expectChallenge(await manage(world, second), 401, 'invalid_token');
});

it('answers pages of other origins, and names the methods of each address', async () => {
  const world = await createSandboxWorld();
  const { registration_client_uri: uri } = await registerClient(world);
  const preflight = await world.fetch(uri, { method: 'OPTIONS' });
  expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('PUT');
  expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect((await world.fetch(uri, { method: 'POST' })).status).toBe(405);
  const refused = await askToRegister(world, { redirect_uris: [] });
  expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*');
});

it('writes neither secret nor token into the log', async () => {
  const world = await createSandboxWorld();
  const registered = await registerClient(world, robot);
  await ownToken(world, registered);
  await manage(world, registered);
  const log = JSON.stringify(await world.log());
  expect(log).toContain(registered.client_id);
  expect(log).not.toContain(registered.registration_access_token);
  expect(log).not.toContain(registered.client_secret);
});

it('names the registration endpoint while clients may register', async () => {
  const world = await createSandboxWorld();
  const metadata = async () =>
    (await world.fetch(`${world.issuer}/.well-known/openid-configuration`)).json();
  expect(await metadata()).toMatchObject({ registration_endpoint: `${world.issuer}/register` });
  await world.put(testDefinition({ registration: 'refused' }));
  expect(await metadata()).not.toHaveProperty('registration_endpoint');
});
