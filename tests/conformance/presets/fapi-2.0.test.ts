import { expect, it } from 'vitest';
import { asserted, clientKey, type ClientSignature } from '../../support/client-jwt.ts';
import { createPresetWorld, type PresetWorld } from '../../support/preset-world.ts';
import { requestObject } from '../../support/request-object.ts';
import { redirectUri } from '../../support/sandbox-definition.ts';
import { callProven, makeProof, makeProofKeys } from '../../support/sandbox-proof.ts';
import { askToRegister } from '../../support/sandbox-registration.ts';
import { basic, pkce, pushParams, type Params } from '../../support/sandbox-world.ts';
import {
  callApi,
  expectChallenge,
  expectRedirect,
  expectRefusal,
} from '../../support/sandbox-wrong.ts';

const world = () => createPresetWorld('fapi-2.0');

async function tokensOf(one: PresetWorld): Promise<Record<string, string>> {
  return (await (await one.redeemProven(await one.pushedCode())).json()) as Record<string, string>;
}

it('serves a run that keeps to all of it: PAR, private_key_jwt, PKCE, iss and DPoP', async () => {
  const one = await world();
  const pushed = await one.pushProven();
  expect(pushed.status).toBe(201);
  const { request_uri, expires_in } = (await pushed.json()) as Record<string, string>;
  expect(Number(expires_in)).toBeLessThan(600);
  const url = one.plainUrl({ client_id: 'key-client', request_uri });
  const ending = await one.browser.run(url);
  expect(ending.parameters.get('iss')).toBe(one.issuer);
  one.advance(59);
  const redeemed = await one.redeemProven(ending.parameters.get('code') ?? '');
  const tokens = (await redeemed.json()) as Record<string, string>;
  expect(tokens).toMatchObject({ token_type: 'DPoP' });
  const { access_token: token = '', refresh_token = '' } = tokens;
  const parts = { path: '/api/orders', method: 'GET', token };
  const called = await callProven(one, token, await makeProof(one, one.keys, parts));
  expect(called.status).toBe(200);
  // Refresh tokens do not rotate (§5.3.2.1, note 1).
  const again = await one.redeemProven('', { grant_type: 'refresh_token', refresh_token });
  expect(again.status).toBe(200);
  const twice = await one.redeemProven('', { grant_type: 'refresh_token', refresh_token });
  expect(twice.status).toBe(200);
});

it.each(['PS256', 'ES256', 'Ed25519', 'EdDSA'])(
  'serves a run whose assertions, request object and proofs are signed with %s (§5.4.1)',
  async (alg) => {
    const one = await world();
    const signature = await clientKeyFor(one, alg);
    const request = await requestObject(one, {}, signature);
    const proof = () => asserted(one, {}, signature);
    const pushed = await one.pushProven({ ...onlyClient, request }, await proof());
    expect(pushed.status).toBe(201);
    const { request_uri } = (await pushed.json()) as { request_uri: string };
    const ending = await one.browser.run(one.plainUrl({ client_id: 'key-client', request_uri }));
    const code = ending.parameters.get('code') ?? '';
    const answer = await redeemWithProofBy(one, alg, { code, ...(await proof()) });
    expect(await answer.json()).toMatchObject({ token_type: 'DPoP' });
    expect(answer.status).toBe(200);
  },
);

it('takes a redirect URI that is http on the machine itself (§5.3.2.2, RFC 8252 §7.3)', async () => {
  const one = await world();
  for (const host of ['127.0.0.1:8123', '[::1]', 'localhost:4173']) {
    const redirect_uri = `http://${host}/callback`;
    await changeKeyClient(one, { redirect_uris: [redirect_uri] });
    const pushed = await one.pushProven({ redirect_uri });
    expect(pushed.status).toBe(201);
  }
});

it('says in its metadata what it asks for', async () => {
  const one = await world();
  const metadata: unknown = await (
    await one.fetch(`${one.issuer}/.well-known/openid-configuration`)
  ).json();
  expect(metadata).toMatchObject({
    require_pushed_authorization_requests: true,
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    authorization_response_iss_parameter_supported: true,
    token_endpoint_auth_signing_alg_values_supported: taken,
    request_object_signing_alg_values_supported: taken,
    dpop_signing_alg_values_supported: taken,
    id_token_signing_alg_values_supported: ['PS256', 'ES256', 'Ed25519'],
  });
});

/** Names of §5.4.1, with the older one of Ed25519. */
const taken = expect.toSatisfy((names: readonly string[]) => {
  const sorted = names.toSorted().join(' ');
  return sorted === 'ES256 Ed25519 EdDSA PS256';
}) as unknown;

/** Everything is in the request object. */
const onlyClient = {
  ...Object.fromEntries(Object.keys(pushParams()).map((name) => [name, undefined])),
  client_id: 'key-client',
};

const keyed = {
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: [clientKey('client-es256')].map(({ d: _private, ...half }) => half) },
};

/** `key-client` is registered otherwise, or with another key. */
async function changeKeyClient(one: PresetWorld, members: object): Promise<void> {
  const { definition } = one.preset;
  const clients = definition.clients.map((client) =>
    client.client_id === 'key-client' ? { ...client, ...members } : client,
  );
  await one.put({ ...definition, clients });
}

/** A new key of the algorithm, registered for `key-client`. */
async function clientKeyFor(one: PresetWorld, alg: string): Promise<ClientSignature> {
  const { publicJwk, privateJwk } = await makeProofKeys(alg);
  const keys = [...keyed.jwks.keys, { ...publicJwk, kid: 'other' }];
  await changeKeyClient(one, { jwks: { keys } });
  return { alg, key: { ...privateJwk, kid: 'other' } };
}

async function signedAssertion(one: PresetWorld, alg: string) {
  if (alg !== 'none') return asserted(one, {}, await clientKeyFor(one, alg));
  const good = await asserted(one);
  const [, claims = ''] = String(good['client_assertion']).split('.');
  const header = Buffer.from(JSON.stringify({ alg })).toString('base64url');
  return { ...good, client_assertion: `${header}.${claims}.` };
}

/** Redeems with a proof by a key of the algorithm. */
async function redeemWithProofBy(one: PresetWorld, alg: string, params: Params = {}) {
  const keys = await makeProofKeys(alg);
  const code = params['code'] ?? (await one.pushedCode());
  const form = { grant_type: 'authorization_code', redirect_uri: redirectUri };
  const proof = await makeProof(one, keys, { header: { alg } });
  return one.post(
    '/token',
    { ...form, code_verifier: pkce.verifier, ...(await asserted(one)), ...params, code },
    { DPoP: proof },
  );
}

/** Each way of falling short, with the section that it falls short of. */
const shortfalls: Record<string, (one: PresetWorld) => Promise<void>> = {
  '§5.3.2.2: a request that was not pushed': async (one) => {
    expectRedirect(one, await one.authorize({ client_id: 'key-client' }), 'invalid_request');
  },
  '§5.3.2.2: a pushed request of a client that does not prove itself': async (one) => {
    const pushed = await one.pushProven({ client_id: 'web-app' }, {});
    await expectRefusal(pushed, 'invalid_client');
  },
  '§5.3.2.2: no PKCE': async (one) => {
    const without = { code_challenge: undefined, code_challenge_method: undefined };
    await expectRefusal(await one.pushProven(without), 'invalid_request');
  },
  '§5.3.2.2: plain PKCE': async (one) => {
    const plain = { code_challenge: pkce.verifier, code_challenge_method: 'plain' };
    await expectRefusal(await one.pushProven(plain), 'invalid_request');
  },
  '§5.3.2.2: a pushed request without redirect_uri': async (one) => {
    await expectRefusal(await one.pushProven({ redirect_uri: undefined }), 'invalid_request');
  },
  '§5.3.2.2: the implicit and hybrid response types': async (one) => {
    for (const response_type of ['token', 'id_token', 'code id_token']) {
      const pushed = await one.pushProven({ response_type });
      const { error } = (await pushed.json()) as { error: string };
      expect([response_type, pushed.status]).toEqual([response_type, 400]);
      expect(['unsupported_response_type', 'unauthorized_client']).toContain(error);
    }
  },
  '§5.3.2.2: a code that was used before': async (one) => {
    const code = await one.pushedCode();
    expect((await one.redeemProven(code)).status).toBe(200);
    await expectRefusal(await one.redeemProven(code), 'invalid_grant');
  },
  '§5.3.2.1: a code that is older than 60 seconds': async (one) => {
    const code = await one.pushedCode();
    one.advance(61);
    await expectRefusal(await one.redeemProven(code), 'invalid_grant');
  },
  '§5.3.2.1: a token request without proof of possession': async (one) => {
    const params = {
      ...{ grant_type: 'authorization_code', code: await one.pushedCode() },
      ...{ redirect_uri: redirectUri, code_verifier: pkce.verifier, ...(await asserted(one)) },
    };
    await expectRefusal(await one.post('/token', params), 'invalid_dpop_proof');
  },
  '§5.3.2.1: a bound token that is sent as a bearer token': async (one) => {
    const { access_token = '' } = await tokensOf(one);
    expectChallenge(await callApi(one, access_token), 401, 'invalid_token');
  },
  '§5.3.2.1: a client secret': async (one) => {
    const grant = { grant_type: 'client_credentials' };
    await expectRefusal(await one.post('/token', grant, basic()), 'invalid_client', 401);
  },
  '§5.3.2.1: a public client': async (one) => {
    await expectRefusal(await one.redeem('any'), 'invalid_client');
  },
  '§5.3.2.1: an assertion for another audience than the issuer as a string': async (one) => {
    for (const aud of [`${one.issuer}/token`, [one.issuer]]) {
      const proof = await asserted(one, { aud });
      await expectRefusal(await one.pushProven({}, proof), 'invalid_client');
    }
  },
  '§5.3.2.2: a redirect URI that is http at another machine': async (one) => {
    const redirect_uri = 'http://client.example/callback';
    await changeKeyClient(one, { redirect_uris: [redirect_uri] });
    await expectRefusal(await one.pushProven({ redirect_uri }), 'invalid_request');
    const registered = await askToRegister(one, { ...keyed, redirect_uris: [redirect_uri] });
    await expectRefusal(registered, 'invalid_redirect_uri');
  },
  '§5.4.1: an assertion that is signed with another algorithm': async (one) => {
    for (const alg of ['RS256', 'PS384', 'PS512', 'ES384', 'ES512', 'none'] as const) {
      const proof = await signedAssertion(one, alg);
      await expectRefusal(await one.pushProven({}, proof), 'invalid_client');
    }
  },
  '§5.4.1: a request object that is signed with another algorithm': async (one) => {
    const other = await clientKeyFor(one, 'RS256');
    const request = await requestObject(one, {}, other);
    const pushed = await one.pushProven({ ...onlyClient, request });
    await expectRefusal(pushed, 'invalid_request_object');
  },
  '§5.4.1: a DPoP proof that is signed with another algorithm': async (one) => {
    for (const alg of ['RS256', 'PS384', 'ES384']) {
      const answer = await redeemWithProofBy(one, alg);
      await expectRefusal(answer, 'invalid_dpop_proof');
    }
  },
  '§5.4.1: ID tokens and other answers that a client wants signed with another': async (one) => {
    for (const name of ['id_token', 'userinfo', 'introspection', 'authorization']) {
      const chosen = { [`${name}_signed_response_alg`]: 'RS256' };
      await expectRefusal(
        await askToRegister(one, { ...keyed, ...chosen }),
        'invalid_client_metadata',
      );
      await changeKeyClient(one, chosen);
      await expectRefusal(await one.pushProven(), 'unauthorized_client');
    }
  },
  '§5.3.2.1: the password grant': async (one) => {
    const user = { username: 'alice', password: 'alice-in-the-sandbox' };
    const answer = await one.redeemProven('', { grant_type: 'password', ...user });
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: string };
    expect(['unsupported_grant_type', 'unauthorized_client']).toContain(error);
  },
};

it.each(Object.entries(shortfalls))('refuses, by %s', async (_title, run) => {
  await run(await world());
});
