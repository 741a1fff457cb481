import { SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { jsonAnswer } from '../../../tests/support/protocol-exchange.ts';
import { tokenHash } from '#protocol/jwt/token-hash.ts';
import { checkPushedClaims } from './check-pushed-claims.ts';
import { processNotification } from './process-notification.ts';

const prefix = 'urn:openid:params:jwt:claim:';
const beside = {
  authReqId: 'the-request',
  accessToken: 'an-access-token',
  refreshToken: 'a-refresh',
};
const secret = new TextEncoder().encode('a secret of thirty-two bytes, or more');

/** What fails of a pushed ID token that is good but for these claims. */
async function failedOf(changes: Record<string, unknown>): Promise<readonly string[]> {
  const good = {
    [`${prefix}auth_req_id`]: 'the-request',
    at_hash: await tokenHash('an-access-token', 'HS256'),
    [`${prefix}rt_hash`]: await tokenHash('a-refresh', 'HS256'),
  };
  const jwt = new SignJWT({ ...good, ...changes }).setProtectedHeader({ alg: 'HS256' });
  const checks = await checkPushedClaims(await jwt.sign(secret), beside);
  expect(checks).toHaveLength(3);
  return checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
}

it('finds out a pushed ID token that is not tied to what came with it', async () => {
  expect(await failedOf({})).toEqual([]);
  const other = await tokenHash('another token', 'HS256');
  for (const [claim, id] of [
    [`${prefix}auth_req_id`, 'id_token.auth_req_id'],
    ['at_hash', 'id_token.pushed_at_hash'],
    [`${prefix}rt_hash`, 'id_token.rt_hash'],
  ] as const) {
    expect(await failedOf({ [claim]: undefined })).toEqual([id]);
    expect(await failedOf({ [claim]: other })).toEqual([id]);
  }
});

const inboxWith = (...bodies: unknown[]) =>
  jsonAnswer({ notifications: bodies.map((body) => ({ received_at: 0, body })) });

it('acts on no notification but that of its own request', () => {
  const others = [{ auth_req_id: 'another' }, 'text', null, []];
  const none = processNotification(inboxWith(...others), 'the-request');
  expect(none.value).toBeNull();
  expect(none.checks.find(({ id }) => id === 'notification.others')?.outcome).toBe('warned');
  const own = { auth_req_id: 'the-request', access_token: 'x' };
  const found = processNotification(inboxWith(...others, own), 'the-request');
  expect(found.value?.members).toEqual(own);
  expect(processNotification(inboxWith(), 'the-request').value).toBeNull();
});
