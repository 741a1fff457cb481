import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { asserted } from '../../../../tests/support/client-jwt.ts';
import {
  aboutAlice,
  tradeAboutAlice,
  tradeJwt,
} from '../../../../tests/support/sandbox-assertion.ts';
import { testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import { trustSomebody } from '../../../../tests/support/sandbox-exchange.ts';
import { basic, createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';
import { callApi, expectRefusal } from '../../../../tests/support/sandbox-wrong.ts';

async function traded(response: Response) {
  const body = (await response.json()) as Record<string, string>;
  expect(response.status, JSON.stringify(body)).toBe(200);
  return { body, claims: decodeJwt(body['access_token'] ?? '') };
}

it('gives a token about the user, without a refresh token and without a sign-in', async () => {
  const world = await createSandboxWorld();
  const params = { scope: 'openid profile orders:read' };
  const { body, claims } = await traded(await tradeJwt(world, await aboutAlice(world), params));
  expect(body).toMatchObject({ token_type: 'Bearer', scope: params.scope });
  expect(body).not.toHaveProperty('refresh_token');
  expect(claims).toMatchObject({ sub: '248289761001', client_id: 'backend' });
  expect(claims).not.toHaveProperty('auth_time');
  expect((await callApi(world, body['access_token'] ?? '')).status).toBe(200);
  const about = await callApi(world, body['access_token'] ?? '', '/userinfo');
  expect(await about.json()).toMatchObject({ sub: '248289761001', name: 'Alice Adams' });
});

it('takes assertions of a trusted issuer, and of nobody once it is no more trusted', async () => {
  const world = await createSandboxWorld();
  const sign = await trustSomebody(world);
  const assertion = () => sign({ sub: 'bob', jti: crypto.randomUUID() });
  const { claims } = await traded(await tradeJwt(world, await assertion()));
  expect(claims.sub).toBe('90342.ASDFJWFA');
  await world.put(testDefinition());
  await expectRefusal(await tradeJwt(world, await assertion()), 'invalid_grant');
});

it('counts a request that names no client as its issuer’s', async () => {
  const world = await createSandboxWorld();
  const own = await traded(await tradeJwt(world, await aboutAlice(world), {}, {}));
  expect(own.claims).toMatchObject({ client_id: 'key-client', sub: '248289761001' });
  const sign = await trustSomebody(world);
  const foreign = await traded(await tradeJwt(world, await sign({ sub: 'alice' }), {}, {}));
  expect(foreign.claims).toMatchObject({ client_id: 'https://trusted.example' });
  const [entry] = (await world.log()).slice(-1);
  expect(entry?.clientId).toBe('https://trusted.example');
});

it('lets a request that names no client do nothing else, and refuses a wrong proof beside it', async () => {
  const world = await createSandboxWorld();
  const assertion = await aboutAlice(world);
  const other = await world.post('/token', { grant_type: 'client_credentials', assertion });
  await expectRefusal(other, 'invalid_client');
  const shown = await world.post('/introspect', { token: 'x', assertion });
  await expectRefusal(shown, 'invalid_client');
  const wrong = await tradeJwt(world, assertion, {}, basic('backend', 'wrong'));
  await expectRefusal(wrong, 'invalid_client', 401);
  await expectRefusal(await tradeJwt(world, 'unreadable', {}, {}), 'invalid_grant');
  await world.put(testDefinition({ clientAuthentication: 'asymmetric-only' }));
  await expectRefusal(await tradeJwt(world, assertion, {}, {}), 'invalid_client');
  const proven = await tradeJwt(world, assertion, await asserted(world), {});
  expect(proven.status).toBe(200);
});

it('gives a client that is its own subject what it may have without a user', async () => {
  const world = await createSandboxWorld();
  const about = () => aboutAlice(world, { sub: 'key-client' });
  const { body, claims } = await traded(await tradeJwt(world, await about(), {}, {}));
  expect(claims.sub).toBe('key-client');
  expect(body['scope']).not.toContain('openid');
  const asking = await tradeJwt(world, await about(), { scope: 'openid' }, {});
  await expectRefusal(asking, 'invalid_scope');
});

it('takes the grant from clients that are registered for it, and says so in its metadata', async () => {
  const world = await createSandboxWorld();
  const assertion = await aboutAlice(world);
  const asPublic = await tradeJwt(world, assertion, { client_id: 'web-app' }, {});
  await expectRefusal(asPublic, 'unauthorized_client');
  await expectRefusal(await tradeAboutAlice(world, { sub: 'mallory' }), 'invalid_grant');
  const metadata = await world.fetch(`${world.issuer}/.well-known/openid-configuration`);
  const described = (await metadata.json()) as Record<string, unknown>;
  expect(described['grant_types_supported']).toContain(
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
  );
});
