import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { describe, expect, it } from 'vitest';
import { backendSecret, redirectUri } from '../support/sandbox-definition.ts';
import { tokenType } from '../support/sandbox-exchange.ts';
import { createSandboxWorld, pkce, type SandboxWorld } from '../support/sandbox-world.ts';

const legacy = { client_id: 'legacy-app', scope: 'openid profile' };
const skewOf = (world: SandboxWorld) => Math.round((world.now() - Date.now()) / 1000);

describe('oauth4webapi', () => {
  async function meet(clientId: string) {
    const world = await createSandboxWorld();
    const options = {
      [oauth.customFetch]: (url: string, init: object) => world.fetch(url, init),
      [oauth.allowInsecureRequests]: true as const,
    };
    const issuer = new URL(world.issuer);
    const found = await oauth.discoveryRequest(issuer, options);
    const as = await oauth.processDiscoveryResponse(issuer, found);
    const known: oauth.Client = {
      client_id: clientId,
      id_token_signed_response_alg: 'ES256',
      [oauth.clockSkew]: skewOf(world),
    };
    return { world, as, options, known };
  }

  it('exchanges a token for a narrower one of another audience, with an actor', async () => {
    const { world, as, options, known } = await meet('backend');
    const { access_token = '' } = await world.tokens();
    const basic = oauth.ClientSecretBasic(backendSecret);
    const own = await oauth.clientCredentialsGrantRequest(
      ...([as, known, basic, { scope: 'reports:read' }, options] as const),
    );
    const actor = await oauth.processClientCredentialsResponse(as, known, own);
    const exchange = async (changes: Record<string, string>) => {
      const grant = 'urn:ietf:params:oauth:grant-type:token-exchange';
      const asked = {
        subject_token: access_token,
        subject_token_type: tokenType('access_token'),
        ...changes,
      };
      const answer = await oauth.genericTokenEndpointRequest(
        ...([as, known, basic, grant, asked, options] as const),
      );
      return oauth.processGenericTokenEndpointResponse(as, known, answer);
    };
    const tokens = await exchange({
      actor_token: actor.access_token,
      actor_token_type: tokenType('access_token'),
      resource: `${world.issuer}/api/orders`,
      scope: 'orders:read',
    });
    expect(tokens).toMatchObject({ issued_token_type: tokenType('access_token') });
    expect(tokens.scope).toBe('orders:read');
    const url = new URL(`${world.issuer}/api/orders`);
    const read = await oauth.protectedResourceRequest(
      ...([tokens.access_token, 'GET', url, new Headers(), null, options] as const),
    );
    expect(await read.json()).toHaveProperty('orders');
    await expect(exchange({ subject_token: 'made up' })).rejects.toMatchObject({
      error: 'invalid_request',
    });
    await expect(exchange({ scope: 'orders:write' })).rejects.toMatchObject({
      error: 'invalid_scope',
    });
  });

  it('validates what comes from the authorization endpoint beside a code', async () => {
    const { world, as, options, known } = await meet('legacy-app');
    const response_type = 'code id_token';
    const asked = { ...legacy, response_type };
    for (const validate of [
      oauth.validateCodeIdTokenResponse,
      oauth.validateDetachedSignatureResponse,
    ]) {
      const answer = new URL((await world.authorize(asked)).url);
      const sent = [as, known, answer, 'the-nonce', 'the-state'] as const;
      const parameters = await validate(...sent, oauth.skipAuthTimeCheck, options);
      const redeemed = await oauth.authorizationCodeGrantRequest(
        ...([as, known, oauth.None(), parameters, redirectUri, pkce.verifier, options] as const),
      );
      const tokens = await oauth.processAuthorizationCodeResponse(as, known, redeemed, {
        ...{ expectedNonce: 'the-nonce', requireIdToken: true },
      });
      expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe('248289761001');
    }
    const other = new URL((await world.authorize(asked)).url);
    const sent = [as, known, other, 'another-nonce', 'the-state'] as const;
    await expect(
      oauth.validateCodeIdTokenResponse(...sent, oauth.skipAuthTimeCheck, options),
    ).rejects.toThrow();
  });
});

describe('openid-client', () => {
  async function meet() {
    const world = await createSandboxWorld();
    const told = { [client.clockSkew]: skewOf(world), id_token_signed_response_alg: 'ES256' };
    const config = await client.discovery(
      ...([new URL(world.issuer), 'legacy-app', told, client.None()] as const),
      {
        [client.customFetch]: (url: string, init: object) => world.fetch(url, init),
        execute: [client.allowInsecureRequests],
      },
    );
    const begin = async (parameters: Record<string, string> = {}) => {
      const url = client.buildAuthorizationUrl(config, {
        ...{ redirect_uri: redirectUri, scope: legacy.scope },
        ...{ state: 'a-state', nonce: 'a-nonce', ...parameters },
      });
      return new URL((await world.browser.run(url.href)).url);
    };
    return { config, begin };
  }

  it('signs in by the implicit flow with an ID token alone', async () => {
    const { config, begin } = await meet();
    client.useIdTokenResponseType(config);
    const checks = { expectedState: 'a-state' };
    const answer = await begin();
    expect(answer.hash).toContain('id_token=');
    const claims = await client.implicitAuthentication(config, answer, 'a-nonce', checks);
    expect(claims).toMatchObject({ sub: '248289761001', name: 'Alice Adams' });
  });

  it('signs in by the hybrid flow, and redeems the code', async () => {
    const { config, begin } = await meet();
    client.useCodeIdTokenResponseType(config);
    const answer = await begin({
      code_challenge: pkce.challenge,
      code_challenge_method: 'S256',
    });
    const tokens = await client.authorizationCodeGrant(config, answer, {
      pkceCodeVerifier: pkce.verifier,
      ...{ expectedNonce: 'a-nonce', expectedState: 'a-state' },
    });
    expect(tokens.claims()?.sub).toBe('248289761001');
  });
});
