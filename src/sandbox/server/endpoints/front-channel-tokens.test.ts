import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import { createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';
import { callApi } from '../../../../tests/support/sandbox-wrong.ts';

const client_id = 'legacy-app';

/** OpenID Connect Core 1.0 §3.1.3.6, of a token that is signed with ES256. */
function leftHalf(text: string | null): string {
  return createHash('sha256')
    .update(text ?? '')
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}

describe('tokens from the authorization endpoint', () => {
  it.each([
    ['token', ['access_token']],
    ['id_token', ['id_token']],
    ['id_token token', ['access_token', 'id_token']],
    ['token id_token', ['access_token', 'id_token']],
    ['code id_token', ['code', 'id_token']],
    ['token code', ['access_token', 'code']],
    ['id_token token code', ['access_token', 'code', 'id_token']],
  ])('come in the fragment for %s, and nothing else does', async (response_type, expected) => {
    const world = await createSandboxWorld();
    const { url, parameters } = await world.authorize({ client_id, response_type });
    expect(url).toMatch(/^https:\/\/client\.example\/callback#/);
    const parts = ['access_token', 'code', 'id_token', 'refresh_token'];
    expect(parts.filter((name) => parameters.has(name))).toEqual(expected);
    expect(parameters.get('state')).toBe('the-state');
    expect(parameters.get('token_type')).toBe(parameters.has('access_token') ? 'Bearer' : null);
    const idToken = parameters.get('id_token');
    if (idToken === null) return;
    const { nonce, at_hash, c_hash, s_hash } = decodeJwt(idToken);
    const hashOf = (name: string) =>
      parameters.has(name) ? leftHalf(parameters.get(name)) : undefined;
    expect({ nonce, at_hash, c_hash, s_hash }).toEqual({
      ...{ nonce: 'the-nonce', at_hash: hashOf('access_token'), c_hash: hashOf('code') },
      s_hash: leftHalf('the-state'),
    });
  });

  it('may come by a form and as a JWT', async () => {
    const world = await createSandboxWorld();
    const asked = { client_id, response_type: 'code id_token token' };
    const form = await world.authorize({ ...asked, response_mode: 'form_post' });
    expect([form.kind, form.parameters.has('access_token')]).toEqual(['form_post', true]);
    const signed = await world.authorize({ ...asked, response_mode: 'jwt' });
    expect(signed.url).toContain('#response=');
    expect(decodeJwt(signed.parameters.get('response') ?? '')).toHaveProperty('access_token');
  });

  it('are good at the API until the code beside them is used twice', async () => {
    const world = await createSandboxWorld();
    const { parameters } = await world.authorize({ client_id, response_type: 'code token' });
    const token = parameters.get('access_token') ?? '';
    expect((await callApi(world, token)).status).toBe(200);
    const code = parameters.get('code') ?? '';
    expect((await world.redeem(code, { client_id })).status).toBe(200);
    expect((await world.redeem(code, { client_id })).status).toBe(400);
    expect((await callApi(world, token)).status).toBe(401);
  });

  it('need no PKCE where no code comes with them', async () => {
    const world = await createSandboxWorld();
    const none = { code_challenge: undefined, code_challenge_method: undefined };
    const implicit = await world.authorize({ client_id, response_type: 'token', ...none });
    expect(implicit.parameters.has('access_token')).toBe(true);
    const hybrid = await world.authorize({ client_id, response_type: 'code token', ...none });
    expect(hybrid.parameters.get('error')).toBe('invalid_request');
  });

  it('say who the user is where there is nothing to ask UserInfo with', async () => {
    const world = await createSandboxWorld();
    const nameFor = async (response_type: string) => {
      const { parameters } = await world.authorize({ client_id, response_type });
      return decodeJwt(parameters.get('id_token') ?? '')['name'];
    };
    expect(await nameFor('id_token')).toBe('Alice Adams');
    expect(await nameFor('id_token token')).toBeUndefined();
    expect(await nameFor('code id_token')).toBeUndefined();
  });

  it('are in the metadata as long as the policy has them', async () => {
    const world = await createSandboxWorld();
    const read = async () => {
      const response = await world.fetch(`${world.issuer}/.well-known/openid-configuration`);
      return (await response.json()) as Record<string, string[]>;
    };
    expect((await read())['response_types_supported']).toContain('code id_token token');
    expect((await read())['grant_types_supported']).toContain('implicit');
    await world.put(testDefinition({ legacyGrants: 'refused' }));
    expect((await read())['response_types_supported']).toEqual(['code']);
    expect((await read())['grant_types_supported']).not.toContain('implicit');
  });
});
