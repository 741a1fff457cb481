import { expect, it } from 'vitest';
import { createPresetWorld, type PresetWorld } from '../../support/preset-world.ts';
import { basic, type Params } from '../../support/sandbox-world.ts';
import { askByPassword, callApi, refresh } from '../../support/sandbox-wrong.ts';

const world = () => createPresetWorld('oauth-2.0');

/** As in 2012: no challenge, no nonce, no OpenID Connect. */
const plain: Params = {
  ...{ scope: 'orders:read offline_access', nonce: undefined },
  ...{ code_challenge: undefined, code_challenge_method: undefined },
};

async function redeemPlain(one: PresetWorld): Promise<Record<string, string>> {
  const code = await one.code(plain);
  const answer = await one.redeem(code, { code_verifier: undefined });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, string>;
}

it('RFC 6749 §4.1: serves a code to a public client without a challenge', async () => {
  const one = await world();
  const tokens = await redeemPlain(one);
  expect(tokens).toMatchObject({ token_type: 'Bearer' });
  expect(tokens).not.toHaveProperty('id_token');
  expect((await callApi(one, tokens['access_token'] ?? '')).status).toBe(200);
});

it('RFC 6749 §1.4: an access token tells its bearer nothing', async () => {
  const { access_token: token = '' } = await redeemPlain(await world());
  expect(token).toMatch(/^[\w-]{20,}$/);
});

it('RFC 6749 §6: a refresh token may be used again', async () => {
  const one = await world();
  const { refresh_token: token } = await redeemPlain(one);
  expect((await refresh(one, token)).status).toBe(200);
  expect((await refresh(one, token)).status).toBe(200);
});

it('RFC 6749 §4.2: serves a token in the fragment, with its type and lifetime', async () => {
  const one = await world();
  const request = { ...plain, client_id: 'legacy-app', response_type: 'token' };
  const { parameters } = await one.authorize(request);
  expect(parameters.get('token_type')).toBe('Bearer');
  expect(Number(parameters.get('expires_in'))).toBeGreaterThan(0);
  expect(parameters.get('state')).toBe('the-state');
  // RFC 6749 §4.2.2: never a refresh token.
  expect(parameters.get('refresh_token')).toBeNull();
  expect((await callApi(one, parameters.get('access_token') ?? '')).status).toBe(200);
});

it('RFC 6749 §4.3: serves a token for a password', async () => {
  const one = await world();
  const answer = await askByPassword(one, {});
  expect(answer.status).toBe(200);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  expect((await callApi(one, token)).status).toBe(200);
});

it('RFC 6749 §4.4: serves a client for itself, and gives it no refresh token (§4.4.3)', async () => {
  const one = await world();
  const request = { grant_type: 'client_credentials', scope: 'orders:read' };
  const answer = await one.post('/token', request, basic());
  expect(answer.status).toBe(200);
  expect(await answer.json()).not.toHaveProperty('refresh_token');
});
