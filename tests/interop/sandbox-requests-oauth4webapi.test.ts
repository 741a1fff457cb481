import { compactDecrypt, importJWK, type CryptoKey } from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { clientKey } from '../support/client-jwt.ts';
import {
  assertingSecret,
  clientWith,
  redirectUri,
  testDefinition,
} from '../support/sandbox-definition.ts';
import { createSandboxWorld, type SandboxWorld } from '../support/sandbox-world.ts';

async function meet(world: SandboxWorld, clientId = 'key-client') {
  const skew = Math.round((world.now() - Date.now()) / 1000);
  const options = {
    [oauth.customFetch]: (url: string, init: object) => world.fetch(url, init),
    [oauth.allowInsecureRequests]: true as const,
  };
  const issuer = new URL(world.issuer);
  const response = await oauth.discoveryRequest(issuer, options);
  const as = await oauth.processDiscoveryResponse(issuer, response);
  const client: oauth.Client = { client_id: clientId, [oauth.clockSkew]: skew };
  return { as, client, options };
}

async function privateKey(kid = 'client-es256'): Promise<oauth.PrivateKey> {
  const jwk = clientKey(kid);
  return { key: (await importJWK(jwk, jwk.alg)) as CryptoKey, kid };
}

/** A request that holds everything a code flow needs. */
async function makeRequest(more: Record<string, string> = {}) {
  const verifier = oauth.generateRandomCodeVerifier();
  const parameters = new URLSearchParams({
    ...{ redirect_uri: redirectUri, response_type: 'code', scope: 'openid profile' },
    ...{ state: 'the-state', nonce: 'the-nonce', code_challenge_method: 'S256' },
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    ...more,
  });
  return { verifier, parameters };
}

type Met = Awaited<ReturnType<typeof meet>>;

async function push({ as, client, options }: Met, parameters: URLSearchParams) {
  const proof = oauth.PrivateKeyJwt(await privateKey());
  const response = await oauth.pushedAuthorizationRequest(as, client, proof, parameters, options);
  return oauth.processPushedAuthorizationResponse(as, client, response);
}

async function redeem({ as, client, options }: Met, answer: URLSearchParams, verifier: string) {
  const proof = oauth.PrivateKeyJwt(await privateKey());
  const response = await oauth.authorizationCodeGrantRequest(
    ...([as, client, proof, answer, redirectUri, verifier, options] as const),
  );
  const checks = { expectedNonce: 'the-nonce', requireIdToken: true };
  return oauth.processAuthorizationCodeResponse(as, client, response, checks);
}

describe('oauth4webapi', () => {
  it('proves itself by client_secret_jwt', async () => {
    const world = await createSandboxWorld();
    const { as, client, options } = await meet(world, 'secret-client');
    const proof = oauth.ClientSecretJwt(assertingSecret);
    const asked = new URLSearchParams({ scope: 'orders:read' });
    const response = await oauth.clientCredentialsGrantRequest(as, client, proof, asked, options);
    const tokens = await oauth.processClientCredentialsResponse(as, client, response);
    expect(tokens.scope).toBe('orders:read');
  });

  it.each(['client-es256', 'client-ps256'])(
    'proves itself by private_key_jwt with %s',
    async (kid) => {
      const policy = { clientAuthentication: 'asymmetric-only' } as const;
      const world = await createSandboxWorld(testDefinition(policy));
      const { as, client, options } = await meet(world);
      expect(as.token_endpoint_auth_methods_supported).toEqual(['private_key_jwt']);
      const proof = oauth.PrivateKeyJwt(await privateKey(kid));
      const asked = new URLSearchParams();
      const response = await oauth.clientCredentialsGrantRequest(as, client, proof, asked, options);
      const tokens = await oauth.processClientCredentialsResponse(as, client, response);
      const told = await oauth.introspectionRequest(
        ...([as, client, proof, tokens.access_token, options] as const),
      );
      expect(await oauth.processIntrospectionResponse(as, client, told)).toMatchObject({
        active: true,
      });
    },
  );

  it('runs a code flow by a pushed request', async () => {
    const world = await createSandboxWorld(testDefinition({ pushedRequest: 'required' }));
    const met = await meet(world);
    const { verifier, parameters } = await makeRequest();
    const { request_uri } = await push(met, parameters);
    const ending = await world.browser.run(
      world.plainUrl({ client_id: 'key-client', request_uri }),
    );
    const answer = oauth.validateAuthResponse(
      ...([met.as, met.client, new URL(ending.url), 'the-state'] as const),
    );
    const tokens = await redeem(met, answer, verifier);
    expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe('248289761001');
  });

  it('pushes a signed request, and reads an answer that is a JWT', async () => {
    const policy = { pushedRequest: 'required', requestObject: 'required-signed' } as const;
    const world = await createSandboxWorld(testDefinition(policy));
    const met = await meet(world);
    const { verifier, parameters } = await makeRequest({ response_mode: 'jwt' });
    const request = await oauth.issueRequestObject(
      ...([met.as, met.client, parameters, await privateKey()] as const),
    );
    const { request_uri } = await push(met, new URLSearchParams({ request }));
    const ending = await world.browser.run(
      world.plainUrl({ client_id: 'key-client', request_uri }),
    );
    const answer = await oauth.validateJwtAuthResponse(
      ...([met.as, met.client, new URL(ending.url), 'the-state', met.options] as const),
    );
    const tokens = await redeem(met, answer, verifier);
    expect(tokens.scope).toBe('openid profile');
  });

  it('sends a signed request by value', async () => {
    const world = await createSandboxWorld();
    const met = await meet(world);
    const { verifier, parameters } = await makeRequest();
    const request = await oauth.issueRequestObject(
      ...([met.as, met.client, parameters, await privateKey('client-ps256')] as const),
    );
    const ending = await world.browser.run(world.plainUrl({ client_id: 'key-client', request }));
    const answer = oauth.validateAuthResponse(
      ...([met.as, met.client, new URL(ending.url), 'the-state'] as const),
    );
    expect((await redeem(met, answer, verifier)).token_type).toBe('bearer');
  });

  it('opens an answer that is encrypted to it', async () => {
    const encryption = { authorization_encrypted_response_alg: 'ECDH-ES' };
    const world = await createSandboxWorld(clientWith('key-client', encryption));
    const met = await meet(world);
    const { verifier, parameters } = await makeRequest({ response_mode: 'query.jwt' });
    const { request_uri } = await push(met, parameters);
    const ending = await world.browser.run(
      world.plainUrl({ client_id: 'key-client', request_uri }),
    );
    const decrypt = async (jwe: string) => {
      const { key } = (await privateKey('client-ec-enc')) as { key: CryptoKey };
      return new TextDecoder().decode((await compactDecrypt(jwe, key)).plaintext);
    };
    const options = { ...met.options, [oauth.jweDecrypt]: decrypt };
    const answer = await oauth.validateJwtAuthResponse(
      ...([met.as, met.client, new URL(ending.url), 'the-state', options] as const),
    );
    expect((await redeem(met, answer, verifier)).token_type).toBe('bearer');
  });
});
