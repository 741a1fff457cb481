import { describe, expect, it } from 'vitest';
import { createPresetWorld } from '../../support/preset-world.ts';
import { basic, pkce } from '../../support/sandbox-world.ts';
import { documentUrl, layDocument } from '../../support/sandbox-document.ts';
import { registerClient } from '../../support/sandbox-registration.ts';
import { expectPage, expectRedirect, expectRefusal, refresh } from '../../support/sandbox-wrong.ts';

function claimsOf(token: string): unknown {
  const [, payload = ''] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

describe.each(['oauth-2.1', 'mcp'])('with %s', (id) => {
  it('serves a public client that uses PKCE, and replaces its refresh token', async () => {
    const one = await createPresetWorld(id);
    const tokens = await one.tokens();
    expect(tokens['token_type']).toBe('Bearer');
    const first = await refresh(one, tokens['refresh_token']);
    expect(first.status).toBe(200);
    const { refresh_token } = (await first.json()) as Record<string, string>;
    expect(refresh_token).not.toBe(tokens['refresh_token']);
    await expectRefusal(await refresh(one, tokens['refresh_token']), 'invalid_grant');
  });

  it('refuses a request without PKCE, of a confidential client too', async () => {
    const one = await createPresetWorld(id);
    for (const client_id of ['web-app', 'backend']) {
      const without = { client_id, code_challenge: undefined, code_challenge_method: undefined };
      expectRedirect(one, await one.authorize(without), 'invalid_request');
    }
  });

  it('refuses plain PKCE', async () => {
    const one = await createPresetWorld(id);
    const plain = { code_challenge: pkce.verifier, code_challenge_method: 'plain' };
    expectRedirect(one, await one.authorize(plain), 'invalid_request');
  });

  it('refuses the implicit and the password grant', async () => {
    const one = await createPresetWorld(id);
    const ending = await one.authorize({ response_type: 'token' });
    expect(['unsupported_response_type', 'unauthorized_client']).toContain(
      ending.parameters.get('error'),
    );
    const user = { username: 'alice', password: 'alice-in-the-sandbox' };
    const answer = await one.post('/token', { grant_type: 'password', ...user }, basic());
    const { error } = (await answer.json()) as { error: string };
    expect(['unsupported_grant_type', 'unauthorized_client']).toContain(error);
  });
});

it('with MCP a token is a JWT for the resource that was named, and metadata is found by RFC 8414', async () => {
  const one = await createPresetWorld('mcp');
  const resource = `${one.issuer}/api/orders`;
  const tokens = await one.tokens({ resource });
  expect(claimsOf(tokens['access_token'] ?? '')).toMatchObject({ aud: resource });
  const address = `${one.origin}/.well-known/oauth-authorization-server/sandbox/world`;
  expect(await (await one.fetch(address)).json()).toMatchObject({ issuer: one.issuer });
});

it('with MCP a client that was never seen registers itself, and signs somebody in for a resource', async () => {
  const one = await createPresetWorld('mcp');
  const { client_id } = await registerClient(one, { token_endpoint_auth_method: 'none' });
  const resource = `${one.issuer}/api/orders`;
  const redeemed = await one.redeem(await one.code({ client_id, resource }), { client_id });
  expect(redeemed.status).toBe(200);
  const { access_token = '' } = (await redeemed.json()) as Record<string, string>;
  expect(claimsOf(access_token)).toMatchObject({ aud: resource, client_id });
});

it('with MCP a client need not register: its id is the address of its document', async () => {
  const one = await createPresetWorld('mcp');
  const answer = await one.fetch(
    `${one.origin}/.well-known/oauth-authorization-server/sandbox/world`,
  );
  expect(await answer.json()).toMatchObject({
    client_id_metadata_document_supported: true,
    registration_endpoint: `${one.issuer}/register`,
  });
  layDocument(one, { token_endpoint_auth_method: 'none' });
  const resource = `${one.issuer}/api/orders`;
  const client_id = documentUrl;
  const redeemed = await one.redeem(await one.code({ client_id, resource }), { client_id });
  expect(redeemed.status).toBe(200);
  const { access_token = '' } = (await redeemed.json()) as Record<string, string>;
  expect(claimsOf(access_token)).toMatchObject({ aud: resource, client_id });
  expect(one.asked).toEqual([documentUrl]);
});

it('with OAuth 2.1 alone nobody fetches documents', async () => {
  const one = await createPresetWorld('oauth-2.1');
  layDocument(one);
  expectPage(await one.authorize({ client_id: documentUrl }), 'not known');
  expect(one.asked).toEqual([]);
});
