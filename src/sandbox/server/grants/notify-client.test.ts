import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import {
  askElsewhere,
  notifiedClient,
  notificationToken,
} from '../../../../tests/support/sandbox-exchange.ts';
import {
  basic,
  createSandboxWorld,
  type SandboxWorld,
} from '../../../../tests/support/sandbox-world.ts';

async function start(mode: 'ping' | 'push', scope = 'openid offline_access') {
  const world = await createSandboxWorld(notifiedClient(mode));
  const sent = { scope, client_notification_token: notificationToken };
  const answer = (await (await askElsewhere(world, sent)).json()) as Record<string, string>;
  return { world, answer, authReqId: answer['auth_req_id'] ?? '' };
}

async function decide({ browser, issuer }: SandboxWorld, decision: 'allow' | 'deny') {
  const login = await browser.open(`${issuer}/ciba`);
  const list = await browser.press(login, 'user', 'alice');
  const key = /name="request" value="([^"]+)"/.exec(list.html)?.[1] ?? '';
  return browser.press(await browser.press(list, 'request', key), 'decision', decision);
}

async function ask(world: SandboxWorld, auth_req_id: string) {
  const grant_type = 'urn:openid:params:grant-type:ciba';
  const response = await world.post('/token', { grant_type, auth_req_id }, basic());
  return (await response.json()) as Record<string, string>;
}

/** @see OpenID Connect Core 1.0 §3.1.3.6 */
function leftHalf(text: unknown): string {
  const digest = createHash('sha256').update(String(text)).digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}

const headers = [
  ['Authorization', `Bearer ${notificationToken}`],
  ['Content-Type', 'application/json'],
];

it('tells a client by a ping that it may ask, and gives its tokens then', async () => {
  const { world, answer, authReqId } = await start('ping');
  expect(answer['interval']).toBe(5);
  expect(world.calls).toEqual([]);
  await decide(world, 'allow');
  expect(world.calls).toEqual([
    {
      ...{ origin: world.origin, url: 'https://client.example/notified', headers },
      body: JSON.stringify({ auth_req_id: authReqId }),
    },
  ]);
  expect(decodeJwt((await ask(world, authReqId))['id_token'] ?? '').sub).toBe('248289761001');
});

it('pushes tokens, with an ID token that is tied to the request and to each of them', async () => {
  const { world, answer, authReqId } = await start('push');
  expect(answer).not.toHaveProperty('interval');
  await decide(world, 'allow');
  expect(world.calls).toHaveLength(1);
  expect(world.calls[0]?.headers).toEqual(headers);
  const pushed = JSON.parse(world.calls[0]?.body ?? '') as Record<string, string>;
  expect(pushed).toMatchObject({ auth_req_id: authReqId, token_type: 'Bearer', expires_in: 600 });
  const claims = decodeJwt(pushed['id_token'] ?? '');
  expect(claims).toMatchObject({
    'urn:openid:params:jwt:claim:auth_req_id': authReqId,
    at_hash: leftHalf(pushed['access_token']),
    'urn:openid:params:jwt:claim:rt_hash': leftHalf(pushed['refresh_token']),
  });
});

it('says nothing of a refresh token in a pushed ID token where there is none', async () => {
  const { world } = await start('push', 'openid');
  await decide(world, 'allow');
  const pushed = JSON.parse(world.calls[0]?.body ?? '') as Record<string, string>;
  const claims = decodeJwt(pushed['id_token'] ?? '');
  expect(claims).not.toHaveProperty('urn:openid:params:jwt:claim:rt_hash');
});

it('pushes the error where the user denies it, and pings all the same', async () => {
  const push = await start('push');
  await decide(push.world, 'deny');
  expect(JSON.parse(push.world.calls[0]?.body ?? '')).toMatchObject({
    ...{ auth_req_id: push.authReqId, error: 'access_denied' },
  });
  const ping = await start('ping');
  await decide(ping.world, 'deny');
  expect(ping.world.calls).toHaveLength(1);
  expect((await ask(ping.world, ping.authReqId))['error']).toBe('access_denied');
});

it('writes down whether the client has taken it in, and goes on where it has not', async () => {
  const { world, authReqId } = await start('ping');
  world.answerCalls(null);
  expect((await decide(world, 'allow')).html).toContain('You allowed it');
  const told = (await world.log()).flatMap(({ checks }) => checks);
  expect(told.find(({ name }) => name === 'notify-by-ping')).toEqual({
    ...{ name: 'notify-by-ping', spec: 'CIBA Core 1.0 §10.2', outcome: 'failed' },
    detail: 'Nobody is there.',
  });
  expect(JSON.stringify(told)).not.toContain(notificationToken);
  expect(await ask(world, authReqId)).toHaveProperty('access_token');
});
