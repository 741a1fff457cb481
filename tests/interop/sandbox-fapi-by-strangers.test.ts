import { importJWK, type CryptoKey } from 'jose';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { expect, it } from 'vitest';
import { clientKey } from '../support/client-jwt.ts';
import { createPresetWorld, type PresetWorld } from '../support/preset-world.ts';
import { redirectUri } from '../support/sandbox-definition.ts';

// All of FAPI 2.0 at once: pushed, proven by a key, PKCE, iss, bound by DPoP, and signed by ES256.

const skewOf = (world: PresetWorld) => Math.round((world.now() - Date.now()) / 1000);

async function privateKey(): Promise<{ key: CryptoKey; kid: string }> {
  const jwk = clientKey('client-es256');
  return { key: (await importJWK(jwk, 'ES256')) as CryptoKey, kid: 'client-es256' };
}

it('oauth4webapi keeps to FAPI 2.0 at the sandbox, for one resource, and refreshes', async () => {
  const world = await createPresetWorld('fapi-2.0');
  const options = {
    [oauth.customFetch]: (url: string, init: object) => world.fetch(url, init),
    [oauth.allowInsecureRequests]: true as const,
  };
  const issuer = new URL(world.issuer);
  const found = await oauth.discoveryRequest(issuer, options);
  const as = await oauth.processDiscoveryResponse(issuer, found);
  const me: oauth.Client = { client_id: 'key-client', [oauth.clockSkew]: skewOf(world) };
  const proof = oauth.PrivateKeyJwt(await privateKey());
  const DPoP = oauth.DPoP(me, await oauth.generateKeyPair('ES256'));
  const verifier = oauth.generateRandomCodeVerifier();
  const resource = `${world.issuer}/api/orders`;
  const parameters = new URLSearchParams({
    ...{ client_id: 'key-client', redirect_uri: redirectUri, response_type: 'code', resource },
    ...{ scope: 'openid orders:read offline_access', state: 'the-state', nonce: 'the-nonce' },
    ...{ code_challenge: await oauth.calculatePKCECodeChallenge(verifier) },
    code_challenge_method: 'S256',
  });
  const pushed = await oauth.processPushedAuthorizationResponse(
    as,
    me,
    await oauth.pushedAuthorizationRequest(as, me, proof, parameters, { ...options, DPoP }),
  );
  const { request_uri } = pushed;
  const ending = await world.browser.run(world.plainUrl({ client_id: 'key-client', request_uri }));
  // It compares state, and iss because the metadata promises one.
  const answer = oauth.validateAuthResponse(as, me, new URL(ending.url), 'the-state');
  const redeemed = await oauth.authorizationCodeGrantRequest(
    ...([as, me, proof, answer, redirectUri, verifier] as const),
    { ...options, DPoP, additionalParameters: { resource } },
  );
  const checks = { expectedNonce: 'the-nonce', requireIdToken: true };
  const tokens = await oauth.processAuthorizationCodeResponse(as, me, redeemed, checks);
  expect(tokens.token_type).toBe('dpop');
  const called = await oauth.protectedResourceRequest(
    ...([tokens.access_token, 'GET', new URL(resource), new Headers(), null] as const),
    { ...options, DPoP },
  );
  expect(await called.json()).toHaveProperty('orders');
  const refreshed = await oauth.refreshTokenGrantRequest(
    ...([as, me, proof, tokens.refresh_token ?? ''] as const),
    { ...options, DPoP },
  );
  expect((await oauth.processRefreshTokenResponse(as, me, refreshed)).token_type).toBe('dpop');
});

it('openid-client keeps to FAPI 2.0 at the sandbox', async () => {
  const world = await createPresetWorld('fapi-2.0');
  const about = { [client.clockSkew]: skewOf(world) };
  const proof = client.PrivateKeyJwt(await privateKey());
  const config = await client.discovery(new URL(world.issuer), 'key-client', about, proof, {
    [client.customFetch]: (url: string, init: object) => world.fetch(url, init),
    execute: [client.allowInsecureRequests],
  });
  const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'));
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const url = await client.buildAuthorizationUrlWithPAR(
    config,
    {
      ...{ redirect_uri: redirectUri, scope: 'openid email', state: 'a-state', nonce: 'a-nonce' },
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    },
    { DPoP },
  );
  const ending = await world.browser.run(url.href);
  const checks = { pkceCodeVerifier, expectedNonce: 'a-nonce', expectedState: 'a-state' };
  const back = new URL(ending.url);
  const tokens = await client.authorizationCodeGrant(config, back, checks, undefined, { DPoP });
  expect(tokens.token_type).toBe('dpop');
  const sub = tokens.claims()?.sub ?? '';
  const told = await client.fetchUserInfo(config, tokens.access_token, sub, { DPoP });
  expect(told.email).toBe('alice@example.com');
});
