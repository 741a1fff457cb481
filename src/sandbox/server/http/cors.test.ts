import { describe, expect, it } from 'vitest';
import { createSandboxWorld, type SandboxWorld } from '../../../../tests/support/sandbox-world.ts';

const page = 'https://page.example';

/** What a page of another origin may call, with the methods that it may use. RFC 8414 §3.1, §5. */
const readable = (world: SandboxWorld) => {
  const { origin, issuer } = world;
  const path = new URL(issuer).pathname;
  return [
    [`${issuer}/.well-known/openid-configuration`, 'GET'],
    [`${origin}/.well-known/openid-configuration${path}`, 'GET'],
    [`${origin}/.well-known/oauth-authorization-server${path}`, 'GET'],
    [`${issuer}/jwks`, 'GET'],
    [`${issuer}/token`, 'POST'],
    [`${issuer}/userinfo`, 'GET'],
    [`${issuer}/userinfo`, 'POST'],
    [`${issuer}/introspect`, 'POST'],
    [`${issuer}/revoke`, 'POST'],
    [`${issuer}/api/orders`, 'GET'],
  ] as const;
};

function ask(world: SandboxWorld, url: string, method: string) {
  const headers = {
    Origin: page,
    'Access-Control-Request-Method': method,
    'Access-Control-Request-Headers': 'authorization,content-type,dpop',
  };
  return world.fetch(url, { method: 'OPTIONS', headers });
}

describe('Fetch, CORS-preflight request', () => {
  it('gives leave at every address that a program calls, and no more methods than it has', async () => {
    const world = await createSandboxWorld();
    for (const [url, method] of readable(world)) {
      const { status, headers } = await ask(world, url, method);
      expect([url, status]).toEqual([url, 204]);
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
      const allowed = headers.get('Access-Control-Allow-Methods')?.split(', ') ?? [];
      expect(allowed).toContain(method);
      expect(allowed).not.toContain('DELETE');
      expect(headers.get('Access-Control-Allow-Headers')).toBe('authorization,content-type,dpop');
      expect(headers.has('Access-Control-Allow-Credentials')).toBe(false);
      expect(headers.get('Vary')).toBe('Access-Control-Request-Headers');
    }
  });

  // RFC 9700 §2.6: the authorization endpoint is for browsers that go there, never for a page's call.
  it.each(['GET', 'POST'])('gives none at the authorization endpoint, for %s', async (method) => {
    const world = await createSandboxWorld();
    const { headers } = await ask(world, `${world.issuer}/authorize`, method);
    const given = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
    expect(given).toEqual([]);
  });
});

describe('Fetch, CORS protocol', () => {
  it('lets a page read every answer, refusals too, with the headers that explain them', async () => {
    const world = await createSandboxWorld();
    for (const [url, method] of readable(world)) {
      const { headers } = await world.fetch(url, { method, headers: { Origin: page } });
      expect([url, headers.get('Access-Control-Allow-Origin')]).toEqual([url, '*']);
      const exposed = headers.get('Access-Control-Expose-Headers')?.split(', ');
      expect(exposed).toEqual(['WWW-Authenticate', 'DPoP-Nonce', 'Retry-After']);
    }
  });

  it('lets no page read what the authorization endpoint answers, a refusal or a page', async () => {
    const world = await createSandboxWorld();
    for (const url of [`${world.issuer}/authorize`, world.authorizeUrl()]) {
      const { headers } = await world.fetch(url, { headers: { Origin: page }, redirect: 'manual' });
      const given = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
      expect(given).toEqual([]);
    }
  });
});
