import { decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { testDefinition } from '../../../tests/support/sandbox-definition.ts';
import { createSandboxWorld, type SandboxWorld } from '../../../tests/support/sandbox-world.ts';
import { metadata } from './endpoints/metadata.ts';
import { allowedMethods } from './endpoint.ts';

const json = { 'Content-Type': 'application/json' };

describe('definitions', () => {
  it('creates, then replaces, and keeps the grants', async () => {
    const world = await createSandboxWorld();
    const tokens = await world.tokens();
    const again = await world.put(testDefinition());
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ issuer: world.issuer });
    const headers = { Authorization: `Bearer ${tokens['access_token'] ?? ''}` };
    expect((await world.fetch(`${world.issuer}/userinfo`, { headers })).status).toBe(200);
  });

  it('refuses a PUT to default with 409', async () => {
    const world = await createSandboxWorld();
    expect((await world.put(testDefinition(), 'default')).status).toBe(409);
  });

  it('refuses a PUT and the log to everyone but its own page', async () => {
    const world = await createSandboxWorld();
    for (const caller of ['other-page', 'not-a-page'] as const) {
      world.callFrom(caller);
      expect((await world.put(testDefinition(), 'another')).status).toBe(403);
      expect((await world.fetch(`${world.issuer}/log`)).status).toBe(403);
    }
  });

  it('refuses a PUT that is not JSON, not a definition, or too long', async () => {
    const world = await createSandboxWorld();
    const put = (body: string, headers: HeadersInit = json) =>
      world.fetch(`${world.origin}/sandbox/another`, { method: 'PUT', headers, body });
    expect((await put('{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await put('{')).status).toBe(400);
    expect((await put('{}')).status).toBe(400);
    expect((await put('x'.repeat(256 * 1024 + 1))).status).toBe(413);
  });

  it('refuses a definition whose policy signs with a key that it does not have', async () => {
    const world = await createSandboxWorld();
    const response = await world.put(testDefinition({ idTokenAlgorithm: 'RS512' }), 'another');
    expect(await response.json()).toMatchObject({
      error_description: expect.stringContaining('RS512') as string,
    });
  });
});

describe('forgetting', () => {
  const remove = (world: SandboxWorld, id = 'world') =>
    world.fetch(`${world.origin}/sandbox/${id}`, { method: 'DELETE' });

  it('refuses a DELETE to everyone but its own page, and forgets nothing then', async () => {
    const world = await createSandboxWorld();
    const { access_token: token = '' } = await world.tokens();
    for (const caller of ['other-page', 'not-a-page'] as const) {
      world.callFrom(caller);
      expect((await remove(world)).status).toBe(403);
      expect((await remove(world, 'default')).status).toBe(403);
    }
    const headers = { Authorization: `Bearer ${token}` };
    expect((await world.fetch(`${world.issuer}/userinfo`, { headers })).status).toBe(200);
  });

  it('takes the session cookie back', async () => {
    const world = await createSandboxWorld();
    await world.tokens();
    const gone = await remove(world);
    expect(gone.status).toBe(204);
    expect(gone.headers.getSetCookie()).toEqual([
      'claimcheck_session=; Max-Age=0; Path=/sandbox/world; HttpOnly; SameSite=Lax',
    ]);
    expect(gone.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('leaves other sandboxes as they are', async () => {
    const world = await createSandboxWorld();
    const { access_token: token = '' } = await world.tokens();
    await world.put(testDefinition(), 'another');
    await remove(world, 'another');
    await remove(world, 'default');
    const headers = { Authorization: `Bearer ${token}` };
    expect((await world.fetch(`${world.issuer}/userinfo`, { headers })).status).toBe(200);
  });

  it('has nothing to forget where no sandbox can be', async () => {
    const world = await createSandboxWorld();
    expect((await remove(world, 'no.such')).status).toBe(404);
  });
});

describe('algorithms', () => {
  const names = 'id_token_signing_alg_values_supported';
  const algorithmOf = (token = '') => decodeProtectedHeader(token).alg;

  it('names all that its keys sign ID tokens with, RS256 among them', async () => {
    const world = await createSandboxWorld(testDefinition({ idTokenAlgorithm: 'ES256' }));
    for (const issuer of [world.issuer, `${world.origin}/sandbox/default`]) {
      const response = await world.fetch(`${issuer}/.well-known/openid-configuration`);
      const metadata = (await response.json()) as Record<string, unknown>;
      expect(metadata[names]).toEqual(
        expect.arrayContaining(['RS256', 'PS256', 'ES256', 'Ed25519']),
      );
    }
  });

  it('signs an ID token with what the client registered, else with what the policy says', async () => {
    const definition = testDefinition({ idTokenAlgorithm: 'ES256' });
    const world = await createSandboxWorld(definition);
    expect(algorithmOf((await world.tokens())['id_token'])).toBe('ES256');
    for (const algorithm of ['RS256', 'PS256', 'Ed25519'] as const) {
      const clients = definition.clients.map((client) => ({
        ...client,
        id_token_signed_response_alg: algorithm,
      }));
      await world.put({ ...definition, clients });
      expect(algorithmOf((await world.tokens())['id_token'])).toBe(algorithm);
    }
  });

  it('refuses a client that asks for what no key signs with', async () => {
    const world = await createSandboxWorld();
    const { clients, ...rest } = testDefinition();
    const odd = clients.map((one) => ({ ...one, id_token_signed_response_alg: 'RS512' as const }));
    expect((await world.put({ ...rest, clients: odd }, 'another')).status).toBe(400);
  });
});

describe('default', () => {
  it('exists without any call, with the redirect URIs of each name of this machine', async () => {
    const world = await createSandboxWorld();
    const url = new URL(`${world.origin}/sandbox/default/authorize`);
    const params = {
      client_id: 'web-app',
      redirect_uri: 'http://127.0.0.1:4173/callback',
      response_type: 'code',
      scope: 'openid',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    };
    url.search = new URLSearchParams(params).toString();
    const ending = await world.browser.open(url.href);
    expect(ending.url).toContain('/sandbox/default/interaction/');
  });

  it('makes one set of keys for requests at the same time', async () => {
    const world = await createSandboxWorld();
    const read = async () => (await world.fetch(`${world.origin}/sandbox/default/jwks`)).text();
    const [one, other] = await Promise.all([read(), read()]);
    expect(one).toBe(other);
    expect(await read()).toBe(one);
  });
});

describe('addresses', () => {
  it('names the host', async () => {
    const world = await createSandboxWorld();
    const response = await world.fetch(`${world.origin}/sandbox`);
    expect(await response.json()).toEqual({ host: 'server', relay: false });
  });

  it('answers 404 in JSON to what is unknown, and to an unknown sandbox', async () => {
    const world = await createSandboxWorld();
    for (const path of [
      '/world/nothing',
      '/nobody/token',
      '/world/api/nothing',
      '/world/token/x',
    ]) {
      const response = await world.fetch(`${world.origin}/sandbox${path}`, { method: 'POST' });
      expect(response.status).toBe(404);
      expect(response.headers.get('Content-Type')).toBe('application/json');
    }
  });

  it('answers 405 with Allow to a wrong method', async () => {
    const world = await createSandboxWorld();
    const response = await world.fetch(`${world.issuer}/authorize`, { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, POST, HEAD, OPTIONS');
    expect((await world.fetch(`${world.origin}/sandbox`, { method: 'POST' })).status).toBe(405);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const world = await createSandboxWorld();
    const response = await world.fetch(`${world.issuer}/jwks`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(allowedMethods(metadata)).toBe('GET, HEAD, OPTIONS');
  });

  it('shows people a page at the issuer, and programs the metadata', async () => {
    const world = await createSandboxWorld();
    const page = await world.browser.open(world.issuer);
    expect(page.html).toContain('<h1>A sandbox authorization server</h1>');
    const response = await world.fetch(world.issuer, { headers: { Accept: 'application/json' } });
    expect(await response.json()).toMatchObject({ issuer: world.issuer });
  });
});

describe('CORS', () => {
  const machine = ['/token', '/userinfo', '/introspect', '/revoke', '/jwks', '/api/orders'];

  it('lets pages of other origins call what machines call, with any header', async () => {
    const world = await createSandboxWorld();
    for (const path of [...machine, '/.well-known/openid-configuration']) {
      const response = await world.fetch(world.issuer + path, {
        method: 'OPTIONS',
        headers: { 'Access-Control-Request-Headers': 'authorization,dpop,x-own' },
      });
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(response.headers.get('Access-Control-Allow-Headers')).toBe('authorization,dpop,x-own');
    }
  });

  it('exposes what explains a refusal', async () => {
    const world = await createSandboxWorld();
    const response = await world.fetch(`${world.issuer}/api/orders`);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Access-Control-Expose-Headers')).toBe(
      'WWW-Authenticate, DPoP-Nonce, Retry-After',
    );
  });

  it('lets no page of another origin read the authorization endpoint, the log or a PUT', async () => {
    const world = await createSandboxWorld();
    for (const path of ['/authorize', '/end_session', '/interaction/x', '/log']) {
      for (const method of ['GET', 'OPTIONS']) {
        const response = await world.fetch(world.issuer + path, { method });
        expect(response.headers.has('Access-Control-Allow-Origin')).toBe(false);
      }
    }
    const put = await world.put(testDefinition());
    expect(put.headers.has('Access-Control-Allow-Origin')).toBe(false);
  });
});
