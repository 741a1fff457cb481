import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import { createPresetWorld, type PresetWorld } from '../../support/preset-world.ts';
import { basic, type Params } from '../../support/sandbox-world.ts';
import { callApi, expectRedirect } from '../../support/sandbox-wrong.ts';

const world = () => createPresetWorld('oidc-basic');

/** A confidential client, a nonce, and no challenge: what OpenID Connect Core alone asks for. */
const request: Params = {
  ...{ client_id: 'backend', scope: 'openid profile email' },
  ...{ code_challenge: undefined, code_challenge_method: undefined },
};

async function signIn(one: PresetWorld, params: Params = {}): Promise<Record<string, string>> {
  const code = await one.code({ ...request, ...params });
  const own = { client_id: undefined, code_verifier: undefined };
  const answer = await one.redeem(code, own, basic());
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, string>;
}

async function claimsOf(one: PresetWorld, idToken = '') {
  const keys = (await (await one.fetch(`${one.issuer}/jwks`)).json()) as JSONWebKeySet;
  return jwtVerify(idToken, createLocalJWKSet(keys), {
    ...{ issuer: one.issuer, audience: 'backend', algorithms: ['RS256'] },
    currentDate: new Date(one.now()),
  });
}

it('OpenID Connect Core §3.1: signs a person in, by client_secret_basic, with RS256 (§15.1)', async () => {
  const one = await world();
  const tokens = await signIn(one);
  const { payload, protectedHeader } = await claimsOf(one, tokens['id_token']);
  expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) as string });
  expect(payload).toMatchObject({ nonce: 'the-nonce', sub: '248289761001' });
  expect(payload.exp).toBeGreaterThan(payload.iat ?? Infinity);
});

it('OpenID Connect Core §5.3: tells at UserInfo what the scopes allow, about the same person', async () => {
  const one = await world();
  const { access_token: token = '' } = await signIn(one);
  const answer = await callApi(one, token, '/userinfo');
  const claims = (await answer.json()) as Record<string, unknown>;
  expect(claims).toMatchObject({ sub: '248289761001', email: 'alice@example.com' });
  expect(claims).not.toHaveProperty('phone_number');
});

it('OpenID Connect Core §2: tells when the person signed in, where max_age asks', async () => {
  const one = await world();
  const tokens = await signIn(one, { max_age: '60' });
  const { payload } = await claimsOf(one, tokens['id_token']);
  expect(payload['auth_time']).toBeLessThanOrEqual(one.now() / 1000);
});

it('OpenID Connect Core §3.1.2.6: does not show a page where prompt=none forbids it', async () => {
  const one = await world();
  expectRedirect(one, await one.authorize({ ...request, prompt: 'none' }), 'login_required');
});

it('OpenID Connect Core §3.1: has its tokens come from the token endpoint alone', async () => {
  const one = await world();
  for (const response_type of ['id_token', 'id_token token', 'code id_token']) {
    const asked = { ...request, client_id: 'legacy-app', response_type };
    expectRedirect(one, await one.authorize(asked), 'unsupported_response_type');
  }
});

it('OpenID Connect Discovery §3: says what every provider has to say', async () => {
  const one = await world();
  const address = `${one.issuer}/.well-known/openid-configuration`;
  const metadata = (await (await one.fetch(address)).json()) as Record<string, unknown>;
  expect(metadata).toMatchObject({
    issuer: one.issuer,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: expect.arrayContaining(['RS256']) as string[],
    scopes_supported: expect.arrayContaining(['openid']) as string[],
  });
});
