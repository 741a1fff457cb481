import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';
import { callApi } from '../../../../tests/support/sandbox-wrong.ts';

type Json = Readonly<Record<string, unknown>>;

describe('a protected resource', () => {
  it('names in its challenge the address where it describes itself', async () => {
    const world = await createSandboxWorld();
    const { headers } = await world.fetch(`${world.issuer}/api/orders`);
    const challenge = headers.get('WWW-Authenticate') ?? '';
    const [, address = ''] = /resource_metadata="([^"]+)"/.exec(challenge) ?? [];
    expect(address).toBe(
      `${world.origin}/.well-known/oauth-protected-resource/sandbox/world/api/orders`,
    );
    expect(await (await world.fetch(address)).json()).toMatchObject({
      resource: `${world.issuer}/api/orders`,
      authorization_servers: [world.issuer],
      scopes_supported: ['orders:read'],
      bearer_methods_supported: ['header'],
    });
  });

  it('is described as a whole, and not where there is none', async () => {
    const world = await createSandboxWorld();
    const address = `${world.origin}/.well-known/oauth-protected-resource/sandbox/world/api`;
    const answer = await world.fetch(address);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const { resource, scopes_supported } = (await answer.json()) as Json;
    expect(resource).toBe(`${world.issuer}/api`);
    expect(scopes_supported).toEqual(['orders:read', 'orders:write', 'reports:read']);
    expect((await world.fetch(`${address}/nothing`)).status).toBe(404);
  });
});

describe('a stronger sign-in', () => {
  const acr = 'urn:claimcheck:acr:second-factor';

  it('is asked for by acr_values or by an essential claim, once', async () => {
    for (const params of [
      { acr_values: `urn:other ${acr}` },
      { claims: JSON.stringify({ id_token: { acr: { essential: true, values: [acr] } } }) },
    ]) {
      const world = await createSandboxWorld();
      await world.tokens();
      const page = await world.browser.open(world.authorizeUrl(params));
      expect(page.html).toContain('Confirm with a second factor');
      const tokens = await world.tokens(params);
      expect(decodeJwt(tokens['id_token'] ?? '')).toMatchObject({ acr, amr: ['user', 'mfa'] });
      expect((await callApi(world, tokens['access_token'] ?? '', '/api/till')).status).toBe(200);
      const silent = await world.authorize({ ...params, prompt: 'none' });
      expect(silent.parameters.has('code')).toBe(true);
    }
  });
});
