import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { expect, test } from 'vitest';
import { redirectUri, testDefinition } from '../support/sandbox-definition.ts';
import { basic, createSandboxWorld, pkce, type SandboxWorld } from '../support/sandbox-world.ts';

const insecure = { [oauth.allowInsecureRequests]: true } as const;

async function meet(world: SandboxWorld) {
  const options = {
    ...insecure,
    [oauth.customFetch]: (url: string, init: object) => world.fetch(url, init),
  };
  const issuer = new URL(world.issuer);
  const answer = await oauth.discoveryRequest(issuer, options);
  const as = await oauth.processDiscoveryResponse(issuer, answer);
  return { as, options };
}

test('oauth4webapi registers a client and gets a token in its name', async () => {
  const world = await createSandboxWorld();
  const { as, options } = await meet(world);
  const registered = await oauth.processDynamicClientRegistrationResponse(
    await oauth.dynamicClientRegistrationRequest(
      as,
      { grant_types: ['client_credentials'], response_types: [], scope: 'orders:read' },
      options,
    ),
  );
  const answer = await oauth.clientCredentialsGrantRequest(
    as,
    registered,
    oauth.ClientSecretBasic(String(registered.client_secret)),
    new URLSearchParams({ scope: 'orders:read' }),
    options,
  );
  const tokens = await oauth.processClientCredentialsResponse(as, registered, answer);
  expect(tokens.scope).toBe('orders:read');
});

test('oauth4webapi registers by an initial access token, and is challenged without one', async () => {
  const world = await createSandboxWorld();
  await world.put(testDefinition({ registration: 'initial-access-token' }));
  const { as, options } = await meet(world);
  const metadata = { redirect_uris: [redirectUri] };
  const grant = { grant_type: 'client_credentials', scope: 'client:register' };
  const own = await world.post('/token', grant, basic());
  const { access_token: initialAccessToken } = (await own.json()) as { access_token: string };
  const ask = async (more: object) =>
    oauth.processDynamicClientRegistrationResponse(
      await oauth.dynamicClientRegistrationRequest(as, metadata, { ...options, ...more }),
    );
  await expect(ask({})).rejects.toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
  expect(await ask({ initialAccessToken })).toMatchObject(metadata);
});

test('oauth4webapi is told by its code what cannot be registered', async () => {
  const { as, options } = await meet(await createSandboxWorld());
  const metadata = { redirect_uris: ['http://client.example/callback'] };
  const answer = await oauth.dynamicClientRegistrationRequest(as, metadata, options);
  await expect(oauth.processDynamicClientRegistrationResponse(answer)).rejects.toMatchObject({
    error: 'invalid_redirect_uri',
    status: 400,
  });
});

test('openid-client registers a client and signs a user in with it', async () => {
  const world = await createSandboxWorld();
  const skew = Math.round((world.now() - Date.now()) / 1000);
  const config = await client.dynamicClientRegistration(
    new URL(world.issuer),
    {
      ...{ client_name: 'A stranger', redirect_uris: [redirectUri] },
      ...{ grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'] },
      ...{ token_endpoint_auth_method: 'client_secret_post', scope: 'openid email' },
      [client.clockSkew]: skew,
    },
    undefined,
    {
      [client.customFetch]: (url: string, init: object) => world.fetch(url, init),
      execute: [client.allowInsecureRequests],
    },
  );
  const url = client.buildAuthorizationUrl(config, {
    ...{ redirect_uri: redirectUri, scope: 'openid email', state: 'a-state' },
    ...{ code_challenge: pkce.challenge, code_challenge_method: 'S256' },
  });
  const ending = await world.browser.run(url.href);
  const tokens = await client.authorizationCodeGrant(config, new URL(ending.url), {
    ...{ pkceCodeVerifier: pkce.verifier, expectedState: 'a-state', idTokenExpected: true },
  });
  expect(tokens.claims()?.aud).toBe(config.clientMetadata().client_id);
});
