import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import {
  boundTokens,
  callProven,
  makeProof,
  makeProofKeys,
} from '../../../../tests/support/sandbox-proof.ts';
import { basic, createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';
import { callApi } from '../../../../tests/support/sandbox-wrong.ts';

const payment = {
  type: 'payment_initiation',
  actions: ['initiate', 'status'],
  locations: ['https://bank.example/payments'],
  instructedAmount: { currency: 'EUR', amount: '123.50' },
  creditorName: '<b>Merchant</b>',
};

async function introspect(world: Awaited<ReturnType<typeof createSandboxWorld>>, token = '') {
  const answer = await world.post('/introspect', { token }, basic());
  return (await answer.json()) as Record<string, unknown>;
}

describe('tokens bound to a key', () => {
  it('say so in the response, in the token and by introspection', async () => {
    const world = await createSandboxWorld();
    const {
      access_token: token,
      refresh_token,
      token_type,
    } = await boundTokens(world, await makeProofKeys());
    expect(token_type).toBe('DPoP');
    const { cnf } = decodeJwt<{ cnf: { jkt: string } }>(token ?? '');
    expect(cnf.jkt).toHaveLength(43);
    expect(await introspect(world, token)).toMatchObject({ token_type: 'DPoP', cnf });
    expect(await introspect(world, refresh_token)).toMatchObject({ active: true, cnf });
  });

  it('are read at UserInfo and the API with a proof, and a nonce where one is asked for', async () => {
    const world = await createSandboxWorld();
    const keys = await makeProofKeys();
    const { access_token: token = '' } = await boundTokens(world, keys);
    await world.put(testDefinition({ dpopNonce: 'required' }));
    for (const path of ['/userinfo', '/api/orders']) {
      const parts = { path, method: 'GET', token };
      const asked = await callProven(world, token, await makeProof(world, keys, parts), path);
      expect(asked.status).toBe(401);
      expect(asked.headers.get('WWW-Authenticate')).toContain('error="use_dpop_nonce"');
      const nonce = asked.headers.get('DPoP-Nonce') ?? '';
      const proof = await makeProof(world, keys, { ...parts, nonce });
      expect((await callProven(world, token, proof, path)).status).toBe(200);
    }
  });

  it('bind the refresh token of a public client only', async () => {
    const world = await createSandboxWorld();
    const code = await world.code({ client_id: 'backend' });
    const redeemed = await world.redeem(
      code,
      { client_id: 'backend' },
      { ...basic(), DPoP: await makeProof(world, await makeProofKeys()) },
    );
    const tokens = (await redeemed.json()) as Record<string, string>;
    const params = { grant_type: 'refresh_token', refresh_token: tokens['refresh_token'] };
    const fresh = await world.post('/token', params, basic());
    expect(await fresh.json()).toMatchObject({ token_type: 'Bearer' });
  });

  it('are named in both challenges of a resource that was sent no token', async () => {
    const world = await createSandboxWorld();
    const { headers } = await world.fetch(`${world.issuer}/api/orders`);
    expect(headers.get('WWW-Authenticate')).toMatch(/^Bearer realm=".*, DPoP realm=".*algs="/);
  });
});

describe('authorization details', () => {
  it('are shown in words, then returned, in the token and by introspection', async () => {
    const world = await createSandboxWorld();
    const authorization_details = JSON.stringify([payment]);
    const login = await world.authorize({ authorization_details }, { user: null });
    const consent = await world.browser.press(login, 'user', 'alice');
    const text = consent.html.replace(/\s+/g, ' ');
    expect(text).toContain(
      '<b>payment initiation: initiate, status at https://bank.example/payments</b>',
    );
    expect(text).toContain('instructedAmount: currency EUR, amount 123.50');
    expect(text).toContain('creditorName: &lt;b&gt;Merchant&lt;/b&gt;');
    const tokens = await world.tokens({ authorization_details });
    expect(tokens['authorization_details']).toEqual([payment]);
    const { access_token: token = '', refresh_token } = tokens;
    expect(decodeJwt(token)['authorization_details']).toEqual([payment]);
    const granted = { active: true, authorization_details: [payment] };
    expect(await introspect(world, token)).toMatchObject(granted);
    expect(await introspect(world, refresh_token)).toMatchObject(granted);
  });

  it('are given to a client that asks for itself', async () => {
    const world = await createSandboxWorld();
    const params = {
      grant_type: 'client_credentials',
      authorization_details: JSON.stringify([payment]),
      resource: [`${world.issuer}/api/orders`, `${world.issuer}/api/reports`],
    };
    const answer = await world.post('/token', params, basic());
    const tokens = (await answer.json()) as Record<string, string>;
    expect(tokens['authorization_details']).toEqual([payment]);
    expect(decodeJwt(tokens['access_token'] ?? '').aud).toEqual(params.resource);
  });

  it('need consent again where they differ from what was allowed', async () => {
    const world = await createSandboxWorld();
    await world.code({ authorization_details: JSON.stringify([payment]) });
    const silent = { prompt: 'none', authorization_details: JSON.stringify([payment]) };
    expect((await world.authorize(silent)).parameters.has('code')).toBe(true);
    const more = { ...payment, instructedAmount: { currency: 'EUR', amount: '999.00' } };
    const other = { prompt: 'none', authorization_details: JSON.stringify([more]) };
    expect((await world.authorize(other)).parameters.get('error')).toBe('consent_required');
  });
});

describe('opaque access tokens', () => {
  it('say nothing themselves, and are good, introspected and revoked like others', async () => {
    const world = await createSandboxWorld(testDefinition({ accessTokenFormat: 'opaque' }));
    const { access_token: token = '' } = await world.tokens();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect((await callApi(world, token)).status).toBe(200);
    expect((await callApi(world, token, '/userinfo')).status).toBe(200);
    expect(await introspect(world, token)).toMatchObject({
      ...{ active: true, username: 'alice', aud: `${world.issuer}/api` },
    });
    await world.post('/revoke', { token, client_id: 'web-app' });
    expect(await introspect(world, token)).toEqual({ active: false });
    expect((await callApi(world, token)).status).toBe(401);
  });
});
