import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { describe, expect, it } from 'vitest';
import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import { backendSecret, redirectUri, testDefinition } from '../support/sandbox-definition.ts';
import { createSandboxWorld, type SandboxWorld } from '../support/sandbox-world.ts';

const jwtAnswers = (definition: SandboxDefinition): SandboxDefinition => ({
  ...definition,
  clients: definition.clients.map((one) => ({
    ...one,
    introspection_signed_response_alg: 'ES256',
    userinfo_signed_response_alg: 'ES256',
  })),
});

const skewOf = (world: SandboxWorld) => Math.round((world.now() - Date.now()) / 1000);

describe('oauth4webapi', () => {
  async function meet(definition: SandboxDefinition) {
    const world = await createSandboxWorld(definition);
    const issuer = new URL(world.issuer);
    const clock = { [oauth.clockSkew]: skewOf(world) };
    const options = {
      [oauth.customFetch]: (url: string, init: object) => world.fetch(url, init),
      [oauth.allowInsecureRequests]: true as const,
    };
    const found = await oauth.discoveryRequest(issuer, options);
    const as = await oauth.processDiscoveryResponse(issuer, found);
    const webApp: oauth.Client = { client_id: 'web-app', ...clock };
    const backend: oauth.Client = { client_id: 'backend', ...clock };
    const DPoP = oauth.DPoP(webApp, await oauth.generateKeyPair('ES256'));
    return { world, as, options, webApp, backend, DPoP };
  }

  it('has its tokens bound to a key, follows nonces, and reads a resource with them', async () => {
    const met = await meet(testDefinition({ dpop: 'required', dpopNonce: 'required' }));
    const { world, as, options, webApp, DPoP } = met;
    const verifier = oauth.generateRandomCodeVerifier();
    const ending = await world.authorize({
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      dpop_jkt: await DPoP.calculateThumbprint(),
      resource: `${world.issuer}/api/orders`,
    });
    const answer = oauth.validateAuthResponse(as, webApp, new URL(ending.url), 'the-state');
    const redeem = async () => {
      const response = await oauth.authorizationCodeGrantRequest(
        ...([as, webApp, oauth.None(), answer, redirectUri, verifier] as const),
        { ...options, DPoP },
      );
      const expected = { expectedNonce: 'the-nonce' };
      return oauth.processAuthorizationCodeResponse(as, webApp, response, expected);
    };
    const thrown: unknown = await redeem().catch((error: unknown) => error);
    expect(oauth.isDPoPNonceError(thrown)).toBe(true);
    const tokens = await redeem();
    expect(tokens.token_type).toBe('dpop');
    const url = new URL(`${world.issuer}/api/orders`);
    const response = await oauth.protectedResourceRequest(
      ...([tokens.access_token, 'GET', url, new Headers(), null] as const),
      { ...options, DPoP },
    );
    expect(await response.json()).toHaveProperty('orders');
    const fresh = await oauth.refreshTokenGrantRequest(
      ...([as, webApp, oauth.None(), tokens.refresh_token ?? ''] as const),
      { ...options, DPoP },
    );
    expect((await oauth.processRefreshTokenResponse(as, webApp, fresh)).token_type).toBe('dpop');
  });

  it('finds the authorization server by what a resource says of itself', async () => {
    const { world, options } = await meet(testDefinition());
    const resource = new URL(`${world.issuer}/api/orders`);
    const answer = await oauth.resourceDiscoveryRequest(resource, options);
    const described = await oauth.processResourceDiscoveryResponse(resource, answer);
    expect(described.authorization_servers).toEqual([world.issuer]);
  });

  it('reads the challenges of a resource that needs a stronger sign-in', async () => {
    const { world, options } = await meet(testDefinition());
    const { access_token = '' } = await world.tokens();
    const url = new URL(`${world.issuer}/api/till`);
    const thrown: unknown = await oauth
      .protectedResourceRequest(access_token, 'GET', url, new Headers(), null, options)
      .catch((error: unknown) => error);
    const { cause } = thrown as oauth.WWWAuthenticateChallengeError;
    expect(cause[0]?.parameters).toMatchObject({
      error: 'insufficient_user_authentication',
      acr_values: 'urn:claimcheck:acr:second-factor',
      max_age: '300',
    });
    expect(cause.map(({ scheme }) => scheme)).toEqual(['bearer', 'dpop']);
  });

  it('reads introspection and UserInfo as signed JWTs', async () => {
    const { world, as, options, webApp, backend } = await meet(jwtAnswers(testDefinition()));
    const { access_token = '' } = await world.tokens();
    const basic = oauth.ClientSecretBasic(backendSecret);
    const asking = { ...backend, introspection_signed_response_alg: 'ES256' };
    const told = await oauth.introspectionRequest(as, asking, basic, access_token, {
      ...options,
      requestJwtResponse: true,
    });
    const introspected = await oauth.processIntrospectionResponse(as, asking, told);
    expect(introspected).toMatchObject({ active: true, client_id: 'web-app' });
    await oauth.validateApplicationLevelSignature(as, told, options);
    const reading = { ...webApp, userinfo_signed_response_alg: 'ES256' };
    const answer = await oauth.userInfoRequest(as, reading, access_token, options);
    const claims = await oauth.processUserInfoResponse(as, reading, '248289761001', answer);
    expect(claims.name).toBe('Alice Adams');
    await oauth.validateApplicationLevelSignature(as, answer, options);
  });
});

describe('openid-client', () => {
  it('asks for a resource with a key, and again where a nonce is asked for', async () => {
    const world = await createSandboxWorld(testDefinition({ dpopNonce: 'required' }));
    const config = await client.discovery(
      new URL(world.issuer),
      'backend',
      { [client.clockSkew]: skewOf(world) },
      client.ClientSecretBasic(backendSecret),
      {
        [client.customFetch]: (url: string, init: object) => world.fetch(url, init),
        execute: [client.allowInsecureRequests],
      },
    );
    const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'));
    const details = [{ type: 'payment_initiation', actions: ['initiate'] }];
    const tokens = await client.clientCredentialsGrant(
      config,
      {
        scope: 'orders:read',
        resource: `${world.issuer}/api/orders`,
        authorization_details: JSON.stringify(details),
      },
      { DPoP },
    );
    expect(tokens.authorization_details).toEqual(details);
    const url = new URL(`${world.issuer}/api/orders`);
    const answer = await client.fetchProtectedResource(
      ...([config, tokens.access_token, url, 'GET', null, undefined] as const),
      { DPoP },
    );
    expect(answer.status).toBe(200);
    expect(await client.tokenIntrospection(config, tokens.access_token)).toMatchObject({
      ...{ active: true, token_type: 'DPoP', aud: `${world.issuer}/api/orders` },
    });
  });
});
