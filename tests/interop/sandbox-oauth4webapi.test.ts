import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { backendSecret, redirectUri, testDefinition } from '../support/sandbox-definition.ts';
import { createSandboxWorld, type SandboxWorld } from '../support/sandbox-world.ts';

const webApp: oauth.Client = { client_id: 'web-app' };
const backend: oauth.Client = { client_id: 'backend' };

/** Their options say `body?: undefined`, which `exactOptionalPropertyTypes` tells from ours. */
const callOf = (world: SandboxWorld) => (url: string, init: object) => world.fetch(url, init);

async function meet(world: SandboxWorld) {
  const issuer = new URL(world.issuer);
  const options = {
    [oauth.customFetch]: callOf(world),
    [oauth.allowInsecureRequests]: true as const,
    [oauth.clockSkew]: Math.round((world.now() - Date.now()) / 1000),
  };
  const clock = { [oauth.clockSkew]: options[oauth.clockSkew] };
  const response = await oauth.discoveryRequest(issuer, options);
  const as = await oauth.processDiscoveryResponse(issuer, response);
  return {
    ...{ as, options },
    publicClient: { ...webApp, ...clock },
    confidential: { ...backend, ...clock },
    basic: oauth.ClientSecretBasic(backendSecret),
  };
}

async function runCodeFlow(world: SandboxWorld) {
  const met = await meet(world);
  const { as, options, publicClient } = met;
  const verifier = oauth.generateRandomCodeVerifier();
  const code_challenge = await oauth.calculatePKCECodeChallenge(verifier);
  const ending = await world.authorize({ code_challenge });
  const parameters = oauth.validateAuthResponse(as, publicClient, new URL(ending.url), 'the-state');
  const response = await oauth.authorizationCodeGrantRequest(
    as,
    publicClient,
    oauth.None(),
    parameters,
    redirectUri,
    verifier,
    options,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(as, publicClient, response, {
    expectedNonce: 'the-nonce',
    requireIdToken: true,
  });
  await oauth.validateApplicationLevelSignature(as, response, options);
  return { ...met, tokens };
}

describe('oauth4webapi', () => {
  for (const algorithm of ['oidc', 'oauth2'] as const) {
    it(`discovers the sandbox by the ${algorithm} rules`, async () => {
      const world = await createSandboxWorld();
      const issuer = new URL(world.issuer);
      const response = await oauth.discoveryRequest(issuer, {
        algorithm,
        [oauth.customFetch]: callOf(world),
        [oauth.allowInsecureRequests]: true,
      });
      const as = await oauth.processDiscoveryResponse(issuer, response);
      expect(as.issuer).toBe(world.issuer);
    });
  }

  it('finds the same metadata at the path-inserted OpenID address', async () => {
    const world = await createSandboxWorld();
    const { pathname, origin } = new URL(world.issuer);
    const inserted = await world.fetch(`${origin}/.well-known/openid-configuration${pathname}`);
    const as = await oauth.processDiscoveryResponse(new URL(world.issuer), inserted);
    expect(as.token_endpoint).toBe(`${world.issuer}/token`);
  });

  for (const algorithm of ['RS256', 'PS256', 'ES256', 'Ed25519', 'ES384'] as const) {
    it(`accepts a whole code flow signed with ${algorithm}`, async () => {
      const policy = { idTokenAlgorithm: algorithm, accessTokenAlgorithm: algorithm };
      const world = await createSandboxWorld(testDefinition(policy));
      const { as, options, publicClient, tokens } = await runCodeFlow(world);
      expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe('248289761001');
      const request = new Request(`${world.issuer}/api/orders`, {
        headers: { Authorization: `Bearer ${tokens.access_token}` },
      });
      const claims = await oauth.validateJwtAccessToken(as, request, `${world.issuer}/api`, {
        ...options,
      });
      expect(claims.client_id).toBe(publicClient.client_id);
    });
  }

  it('refreshes, and the new ID token is about the same user', async () => {
    const world = await createSandboxWorld();
    const { as, options, publicClient, tokens } = await runCodeFlow(world);
    const response = await oauth.refreshTokenGrantRequest(
      as,
      publicClient,
      oauth.None(),
      tokens.refresh_token ?? '',
      options,
    );
    const fresh = await oauth.processRefreshTokenResponse(as, publicClient, response);
    expect(oauth.getValidatedIdTokenClaims(fresh)?.sub).toBe('248289761001');
    expect(fresh.refresh_token).not.toBe(tokens.refresh_token);
  });

  it('reads userinfo of the user that the ID token is about', async () => {
    const world = await createSandboxWorld();
    const { as, options, publicClient, tokens } = await runCodeFlow(world);
    const response = await oauth.userInfoRequest(as, publicClient, tokens.access_token, options);
    const claims = await oauth.processUserInfoResponse(as, publicClient, '248289761001', response);
    expect(claims.name).toBe('Alice Adams');
    expect(claims.email).toBeUndefined();
  });

  it('calls a protected resource', async () => {
    const world = await createSandboxWorld();
    const { options, tokens } = await runCodeFlow(world);
    const url = new URL(`${world.issuer}/api/orders`);
    const response = await oauth.protectedResourceRequest(
      tokens.access_token,
      'GET',
      url,
      new Headers(),
      null,
      options,
    );
    expect(await response.json()).toHaveProperty('orders');
  });

  it('takes client credentials by Basic and in the body', async () => {
    const world = await createSandboxWorld();
    const { as, options, confidential, basic } = await meet(world);
    const postClient = { ...confidential, client_id: 'post-client' };
    const parameters = new URLSearchParams({ scope: 'orders:read' });
    const ways = [
      [confidential, basic],
      [postClient, oauth.ClientSecretPost('post-secret')],
    ] as const;
    for (const [client, authentication] of ways) {
      const response = await oauth.clientCredentialsGrantRequest(
        as,
        client,
        authentication,
        parameters,
        options,
      );
      const tokens = await oauth.processClientCredentialsResponse(as, client, response);
      expect(tokens.scope).toBe('orders:read');
      expect(tokens.refresh_token).toBeUndefined();
    }
  });

  it('introspects a token, revokes it, and finds it inactive', async () => {
    const world = await createSandboxWorld();
    const { as, options, publicClient, confidential, basic, tokens } = await runCodeFlow(world);
    const ask = async (token: string) => {
      const answer = await oauth.introspectionRequest(as, confidential, basic, token, options);
      return oauth.processIntrospectionResponse(as, confidential, answer);
    };
    expect(await ask(tokens.access_token)).toMatchObject({ active: true, username: 'alice' });
    expect(await ask(tokens.refresh_token ?? '')).toMatchObject({ active: true });
    const revoked = await oauth.revocationRequest(
      as,
      publicClient,
      oauth.None(),
      tokens.refresh_token ?? '',
      options,
    );
    await oauth.processRevocationResponse(revoked);
    expect(await ask(tokens.refresh_token ?? '')).toEqual({ active: false });
    expect(await ask(tokens.access_token)).toEqual({ active: false });
  });
});
