import * as client from 'openid-client';
import { describe, expect, it } from 'vitest';
import { backendSecret, redirectUri } from '../support/sandbox-definition.ts';
import { createSandboxWorld, type SandboxWorld } from '../support/sandbox-world.ts';

async function discover(world: SandboxWorld, clientId: string, method: client.ClientAuth) {
  const skew = Math.round((world.now() - Date.now()) / 1000);
  return client.discovery(new URL(world.issuer), clientId, { [client.clockSkew]: skew }, method, {
    [client.customFetch]: (url: string, init: object) => world.fetch(url, init),
    execute: [client.allowInsecureRequests],
  });
}

async function runCodeFlow(world: SandboxWorld, params: Record<string, string> = {}) {
  const config = await discover(world, 'web-app', client.None());
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid email offline_access orders:read',
    state: 'a-state',
    nonce: 'a-nonce',
    max_age: '3600',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...params,
  });
  const ending = await world.browser.run(url.href);
  const checks = {
    pkceCodeVerifier,
    expectedNonce: 'a-nonce',
    expectedState: 'a-state',
    maxAge: 3600,
    idTokenExpected: true,
  };
  const answer =
    ending.kind === 'form_post'
      ? new Request(ending.url, { method: 'POST', body: ending.parameters })
      : new URL(ending.url);
  const tokens = await client.authorizationCodeGrant(config, answer, checks);
  return { config, tokens };
}

describe('openid-client', () => {
  it('runs a code flow, reads userinfo and refreshes', async () => {
    const world = await createSandboxWorld();
    const { config, tokens } = await runCodeFlow(world);
    const sub = tokens.claims()?.sub ?? '';
    const claims = await client.fetchUserInfo(config, tokens.access_token, sub);
    expect(claims.email).toBe('alice@example.com');
    const fresh = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(fresh.access_token).not.toBe(tokens.access_token);
  });

  it('reads an answer that comes as a form', async () => {
    const world = await createSandboxWorld();
    const { tokens } = await runCodeFlow(world, { response_mode: 'form_post' });
    expect(tokens.claims()?.aud).toBe('web-app');
  });

  it('takes client credentials, introspects and revokes', async () => {
    const world = await createSandboxWorld();
    for (const [id, method] of [
      ['backend', client.ClientSecretBasic(backendSecret)],
      ['post-client', client.ClientSecretPost('post-secret')],
    ] as const) {
      const config = await discover(world, id, method);
      const tokens = await client.clientCredentialsGrant(config, { scope: 'reports:read' });
      expect(await client.tokenIntrospection(config, tokens.access_token)).toMatchObject({
        active: true,
        client_id: id,
      });
      await client.tokenRevocation(config, tokens.access_token);
      expect(await client.tokenIntrospection(config, tokens.access_token)).toEqual({
        active: false,
      });
    }
  });

  it('builds an address to sign out at, and comes back with its state', async () => {
    const world = await createSandboxWorld();
    const { config, tokens } = await runCodeFlow(world);
    const url = client.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: redirectUri,
      state: 'bye',
    });
    const ending = await world.browser.open(url.href);
    expect(ending.url).toBe(`${redirectUri}?state=bye`);
  });
});
