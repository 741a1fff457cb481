import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { redirectUri } from '../../../../tests/support/sandbox-definition.ts';
import { createSandboxWorld, type SandboxWorld } from '../../../../tests/support/sandbox-world.ts';

async function idTokenOf(world: SandboxWorld, params = {}) {
  return decodeJwt((await world.tokens(params))['id_token'] ?? '');
}

describe('answers', () => {
  it('gives a code after login and consent, and tokens for the code', async () => {
    const world = await createSandboxWorld();
    const ending = await world.authorize();
    expect(ending.status).toBe(303);
    expect(ending.parameters.get('state')).toBe('the-state');
    expect(ending.parameters.get('iss')).toBe(world.issuer);
    const response = await world.redeem(ending.parameters.get('code') ?? '');
    const tokens = (await response.json()) as Record<string, string>;
    expect(decodeProtectedHeader(tokens['access_token'] ?? '').typ).toBe('at+jwt');
    expect(tokens['refresh_token']).toBeDefined();
    expect(decodeJwt(tokens['id_token'] ?? '')).toMatchObject({
      ...{ iss: world.issuer, aud: 'web-app', nonce: 'the-nonce', sub: '248289761001' },
      ...{ auth_time: world.now() / 1000, acr: 'urn:claimcheck:acr:picked', amr: ['user'] },
    });
  });

  it('keeps the query of a redirect URI, and answers in the fragment where asked', async () => {
    const world = await createSandboxWorld();
    const ending = await world.authorize({ response_mode: 'fragment' });
    expect(ending.url).toMatch(/^https:\/\/client\.example\/callback#code=/);
  });

  it('answers by a form, with everything escaped and a button beside a hashed script', async () => {
    const world = await createSandboxWorld();
    const state = '"><script>alert(1)</script>';
    const ending = await world.authorize({ response_mode: 'form_post', state });
    expect(ending.url).toBe(redirectUri);
    expect(ending.parameters.get('state')).toBe(state);
    expect(ending.html).not.toContain('<script>alert');
    const policy = ending.headers.get('Content-Security-Policy');
    expect(policy).toMatch(
      /script-src 'sha256-[^']+'; form-action 'self' https:\/\/client\.example;/,
    );
  });

  it('takes the request as a POSTed form, too', async () => {
    const world = await createSandboxWorld();
    const [url = '', body = ''] = world.authorizeUrl().split('?');
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const ending = await world.browser.run(url, {}, { method: 'POST', headers, body });
    expect(ending.parameters.has('code')).toBe(true);
  });

  it('gives no refresh token to OpenID Connect without offline_access', async () => {
    const world = await createSandboxWorld();
    expect(await world.tokens({ scope: 'openid' })).not.toHaveProperty('refresh_token');
    expect(await world.tokens({ scope: 'orders:read' })).toHaveProperty('refresh_token');
  });
});

describe('the user', () => {
  it('is not asked twice, unless the request says so', async () => {
    const world = await createSandboxWorld();
    await world.code();
    const silent = await world.browser.open(world.authorizeUrl());
    expect(silent.parameters.has('code')).toBe(true);
    for (const [params, words] of [
      [{ prompt: 'login' }, 'Sign in as Alice Adams'],
      [{ prompt: 'select_account' }, 'signed in now'],
      [{ max_age: '0' }, 'Sign in as Alice Adams'],
      [{ prompt: 'consent' }, 'asks for access'],
      [{ scope: 'openid email' }, 'See your e-mail address'],
    ] as const) {
      const page = await world.browser.open(world.authorizeUrl(params));
      expect(page.html).toContain(words);
    }
  });

  it('is authenticated anew by prompt=login, and auth_time says so', async () => {
    const world = await createSandboxWorld();
    const first = await idTokenOf(world);
    world.advance(50);
    expect((await idTokenOf(world))['auth_time']).toBe(first['auth_time']);
    expect((await idTokenOf(world, { prompt: 'login' }))['auth_time']).toBe(
      Number(first['auth_time']) + 50,
    );
  });

  it('is suggested by login_hint', async () => {
    const world = await createSandboxWorld();
    const page = await world.authorize({ login_hint: 'bob@example.com' }, { user: null });
    expect(page.html.indexOf('Bob Brown')).toBeLessThan(page.html.indexOf('Alice Adams'));
  });

  it('sees each claim that is asked for one by one, and the ID token has it', async () => {
    const world = await createSandboxWorld();
    const claims = JSON.stringify({ id_token: { email: { essential: true }, locale: null } });
    const login = await world.authorize({ claims, scope: 'openid' }, { user: null });
    const consent = await world.browser.press(login, 'user', 'alice');
    expect(consent.html).toContain('claim:email');
    const token = await idTokenOf(world, { claims, scope: 'openid' });
    expect(token).toMatchObject({ email: 'alice@example.com', locale: 'en-GB' });
  });

  it('runs two sign-ins at once in two tabs of one browser', async () => {
    const world = await createSandboxWorld();
    const one = await world.authorize({ state: 'one' }, { user: null });
    const two = await world.authorize({ state: 'two' }, { user: null });
    expect((await world.browser.run(one.url)).parameters.get('state')).toBe('one');
    expect((await world.browser.run(two.url)).parameters.get('state')).toBe('two');
  });

  it('meets pages with headers of their own', async () => {
    const world = await createSandboxWorld();
    const { headers } = await world.authorize({}, { user: null });
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("form-action 'self' https://client.example");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  });
});

describe('signing out', () => {
  it('asks first where no hint says who is meant, and then ends the session', async () => {
    const world = await createSandboxWorld();
    await world.code();
    const page = await world.browser.open(`${world.issuer}/end_session`);
    expect(page.html).toContain('Do you want to sign out?');
    const stayed = await world.authorize({ prompt: 'none' });
    expect(stayed.parameters.has('code')).toBe(true);
    await world.browser.press(page, 'decision', 'sign-out');
    const left = await world.authorize({ prompt: 'none' });
    expect(left.parameters.get('error')).toBe('login_required');
  });
});

describe('the store', () => {
  it('holds no code and no refresh token as it is', async () => {
    const world = await createSandboxWorld();
    const seen: string[] = [];
    const { update } = world.store;
    Object.assign(world.store, {
      update: ((address, change) => {
        seen.push(JSON.stringify(address));
        return update(address, (record) => {
          const changed = change(record);
          seen.push(JSON.stringify(changed.record));
          return changed;
        });
      }) satisfies typeof update,
    });
    const code = await world.code();
    const { refresh_token = '' } = (await (await world.redeem(code)).json()) as {
      refresh_token?: string;
    };
    expect(refresh_token).not.toBe('');
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.filter((text) => text.includes(code) || text.includes(refresh_token))).toEqual([]);
  });
});
