import { importJWK, type CryptoKey } from 'jose';
import * as client from 'openid-client';
import { describe, expect, it } from 'vitest';
import { clientKey } from '../support/client-jwt.ts';
import { clientWith, redirectUri, testDefinition } from '../support/sandbox-definition.ts';
import { createSandboxWorld, type SandboxWorld } from '../support/sandbox-world.ts';

async function privateKey(kid: string): Promise<client.PrivateKey> {
  const jwk = clientKey(kid);
  return { key: (await importJWK(jwk, jwk.alg)) as CryptoKey, kid };
}

async function discover(world: SandboxWorld, metadata: Partial<client.ClientMetadata> = {}) {
  const skew = Math.round((world.now() - Date.now()) / 1000);
  const proof = client.PrivateKeyJwt(await privateKey('client-es256'));
  const about = { ...metadata, [client.clockSkew]: skew };
  return client.discovery(new URL(world.issuer), 'key-client', about, proof, {
    [client.customFetch]: (url: string, init: object) => world.fetch(url, init),
    execute: [client.allowInsecureRequests],
  });
}

/** A whole code flow; `build` makes the address out of the parameters. */
async function runCodeFlow(
  world: SandboxWorld,
  config: client.Configuration,
  build: (parameters: Record<string, string>) => Promise<URL>,
) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const url = await build({
    ...{ redirect_uri: redirectUri, scope: 'openid email', state: 'a-state', nonce: 'a-nonce' },
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  });
  const ending = await world.browser.run(url.href);
  const checks = { pkceCodeVerifier, expectedNonce: 'a-nonce', expectedState: 'a-state' };
  return client.authorizationCodeGrant(config, new URL(ending.url), checks);
}

describe('openid-client', () => {
  it('runs a code flow by a pushed request, proven by a key', async () => {
    const policy = { pushedRequest: 'required', clientAuthentication: 'asymmetric-only' } as const;
    const world = await createSandboxWorld(testDefinition(policy));
    const config = await discover(world);
    const tokens = await runCodeFlow(world, config, (parameters) =>
      client.buildAuthorizationUrlWithPAR(config, parameters),
    );
    expect(tokens.claims()?.aud).toBe('key-client');
  });

  it('runs a code flow by a signed request', async () => {
    const world = await createSandboxWorld(testDefinition({ requestObject: 'required-signed' }));
    const config = await discover(world);
    const key = await privateKey('client-ps256');
    const tokens = await runCodeFlow(world, config, (parameters) =>
      client.buildAuthorizationUrlWithJAR(config, parameters, key),
    );
    expect(tokens.claims()?.sub).toBe('248289761001');
  });

  it('reads a signed answer', async () => {
    const world = await createSandboxWorld();
    const config = await discover(world, { authorization_signed_response_alg: 'ES256' });
    client.useJwtResponseMode(config);
    const tokens = await runCodeFlow(world, config, async (parameters) =>
      client.buildAuthorizationUrl(config, parameters),
    );
    expect(tokens.claims()?.sub).toBe('248289761001');
  });

  it('pushes a signed request, and opens an encrypted answer', async () => {
    const encryption = {
      authorization_encrypted_response_alg: 'RSA-OAEP-256',
      authorization_encrypted_response_enc: 'A256GCM',
    };
    const world = await createSandboxWorld(clientWith('key-client', encryption));
    const config = await discover(world, { authorization_signed_response_alg: 'ES256' });
    client.useJwtResponseMode(config);
    const { key } = (await privateKey('client-rsa-enc')) as { key: CryptoKey };
    client.enableDecryptingResponses(config, ['A256GCM'], {
      ...{ key, alg: 'RSA-OAEP-256', kid: 'client-rsa-enc' },
    });
    const signing = await privateKey('client-es256');
    const tokens = await runCodeFlow(world, config, async (parameters) => {
      const asked = client.buildAuthorizationUrl(config, parameters).searchParams;
      const signed = await client.buildAuthorizationUrlWithJAR(config, asked, signing);
      return client.buildAuthorizationUrlWithPAR(config, signed.searchParams);
    });
    expect(tokens.claims()?.sub).toBe('248289761001');
  });
});
