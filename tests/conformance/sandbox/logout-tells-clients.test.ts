import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import type { SandboxClient } from '#sandbox/contract/definition.ts';
import type { OutgoingMessage } from '#sandbox/server/ports.ts';
import { redirectUri, testDefinition } from '../../support/sandbox-definition.ts';
import { basic, createSandboxWorld, type SandboxWorld } from '../../support/sandbox-world.ts';
import type { Ending } from '../../support/sandbox-browser.ts';

const event = 'http://schemas.openid.net/event/backchannel-logout';
const back = 'https://client.example/logout/back?app=1';
const front = 'https://client.example/logout/front?app=1';

interface TellingWorld extends SandboxWorld {
  /** Puts these members on the clients of these ids. */
  readonly register: (members: Record<string, Partial<SandboxClient>>) => Promise<unknown>;
  /** Signs out by the hint of an ID token. */
  readonly signOut: (idToken: string | undefined, more?: string) => Promise<Ending>;
}

async function createTellingWorld(): Promise<TellingWorld> {
  const world = await createSandboxWorld();
  return {
    ...world,
    register: (members) => {
      const definition = testDefinition();
      const clients = definition.clients.map((client) => ({
        ...client,
        ...members[client.client_id],
      }));
      return world.put({ ...definition, clients });
    },
    signOut: (idToken, more = '') =>
      world.browser.open(`${world.issuer}/end_session?id_token_hint=${idToken ?? ''}${more}`),
  };
}

function tokenIn({ body }: OutgoingMessage): string {
  return new URLSearchParams(body).get('logout_token') ?? '';
}

/** The addresses that a page has in frames. */
function framesIn(html: string): string[] {
  return [...html.matchAll(/<iframe[^>]* src="([^"]*)"/g)].map(([, src = '']) =>
    src.replaceAll('&amp;', '&'),
  );
}

const returnQuery = `&post_logout_redirect_uri=${encodeURIComponent(redirectUri)}&state=bye`;

async function logOf(world: SandboxWorld, name: string) {
  const entries = await world.log();
  return entries.flatMap(({ checks }) => checks.filter((check) => check.name === name));
}

describe('back-channel logout', () => {
  it('posts a logout token as §2.4 has it, and never a nonce', async () => {
    const world = await createTellingWorld();
    await world.register({ 'web-app': { backchannel_logout_uri: back } });
    const { id_token } = await world.tokens();
    const ending = await world.signOut(id_token, returnQuery);
    expect(ending.url).toBe(`${redirectUri}?state=bye`);
    const [message] = world.calls;
    expect(world.calls).toHaveLength(1);
    expect(message).toMatchObject({
      ...{ url: back, origin: world.origin },
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    });
    const token = message === undefined ? '' : tokenIn(message);
    expect([...new URLSearchParams(message?.body).keys()]).toEqual(['logout_token']);
    const idToken = decodeJwt(id_token ?? '');
    expect(decodeProtectedHeader(token)).toEqual({
      ...decodeProtectedHeader(id_token ?? ''),
      typ: 'logout+jwt',
    });
    const issuedAt = world.now() / 1000;
    const claims = decodeJwt(token);
    expect(claims).toEqual({
      ...{ iss: world.issuer, aud: 'web-app', sub: idToken.sub, sid: idToken['sid'] },
      ...{ iat: issuedAt, exp: issuedAt + 120, jti: claims.jti, events: { [event]: {} } },
    });
    expect(claims.jti).toMatch(/^[\w-]{22}$/);
    expect(claims).not.toHaveProperty('nonce');
    expect(idToken['nonce']).toBe('the-nonce');
  });

  it('tells each client of the session once, each with a token of its own', async () => {
    const world = await createTellingWorld();
    const uris = { backchannel_logout_uri: back };
    await world.register({ 'web-app': uris, narrow: uris, backend: uris });
    const { id_token } = await world.tokens();
    await world.tokens();
    const code = await world.code({ client_id: 'narrow', scope: 'openid' });
    await world.redeem(code, { client_id: 'narrow' });
    // A code that nobody has redeemed has told its client of no session.
    await world.code({ client_id: 'backend' });
    await world.signOut(id_token);
    const claims = world.calls.map((message) => decodeJwt(tokenIn(message)));
    expect(claims.map(({ aud }) => aud).sort()).toEqual(['narrow', 'web-app']);
    expect(new Set(claims.map(({ jti }) => jti)).size).toBe(2);
    await world.signOut(id_token);
    expect(world.calls).toHaveLength(2);
  });

  it('stays in the session when the same user signs in once more', async () => {
    const world = await createTellingWorld();
    const uris = { backchannel_logout_uri: back };
    await world.register({ 'web-app': uris, narrow: uris });
    const { id_token } = await world.tokens();
    const again = { client_id: 'narrow', scope: 'openid', prompt: 'login' };
    await world.redeem(await world.code(again), { client_id: 'narrow' });
    await world.signOut(id_token);
    expect(world.calls).toHaveLength(2);
  });

  it('signs the user out whatever becomes of the posts, and writes down how they ended', async () => {
    const world = await createTellingWorld();
    await world.register({ 'web-app': { backchannel_logout_uri: back } });
    for (const status of [null, 500, 302, 204]) {
      world.answerCalls(status);
      const { id_token } = await world.tokens();
      expect((await world.signOut(id_token, returnQuery)).url).toBe(`${redirectUri}?state=bye`);
      const silent = await world.authorize({ prompt: 'none' });
      expect(silent.parameters.get('error')).toBe('login_required');
    }
    const entries = await logOf(world, 'back-channel-logout');
    expect(entries.map(({ outcome, detail }) => [outcome, detail?.split('. Posted: ')[0]])).toEqual(
      [
        ['failed', `web-app at ${back}: Nobody is there`],
        ['failed', `web-app at ${back}: it answered 500`],
        ['failed', `web-app at ${back}: it answered 302`],
        ['passed', `web-app at ${back}: it answered 204`],
      ],
    );
    // What was said is told, and nothing that somebody could send again.
    for (const message of world.calls) {
      expect(JSON.stringify(entries)).not.toContain(tokenIn(message).split('.')[2]);
    }
  });

  it('says in its metadata what it does', async () => {
    const world = await createTellingWorld();
    const found = await world.fetch(`${world.issuer}/.well-known/openid-configuration`);
    expect(await found.json()).toMatchObject({
      frontchannel_logout_supported: true,
      frontchannel_logout_session_supported: true,
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      claims_supported: expect.arrayContaining(['sid']) as unknown,
    });
  });

  it('posts nothing for a client without an address', async () => {
    const world = await createTellingWorld();
    const { id_token } = await world.tokens();
    await world.signOut(id_token);
    expect(world.calls).toEqual([]);
    expect(await logOf(world, 'logout-not-told')).toMatchObject([{ outcome: 'skipped' }]);
  });
});

describe('front-channel logout', () => {
  it('frames each client with iss and sid, allows those frames alone, and goes on', async () => {
    const world = await createTellingWorld();
    await world.register({
      'web-app': { frontchannel_logout_uri: front },
      narrow: { frontchannel_logout_uri: 'https://client.example/a;b,c' },
    });
    const { id_token } = await world.tokens();
    const narrow = await world.code({ client_id: 'narrow', scope: 'openid' });
    await world.redeem(narrow, { client_id: 'narrow' });
    const page = await world.signOut(id_token, returnQuery);
    expect(page.status).toBe(200);
    const { sid } = decodeJwt(id_token ?? '');
    const pair = new URLSearchParams({ iss: world.issuer, sid: String(sid) }).toString();
    expect(framesIn(page.html).sort()).toEqual([
      `https://client.example/a;b,c?${pair}`,
      `${front}&${pair}`,
    ]);
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    const sources = /frame-src ([^;]*)/.exec(policy)?.[1]?.split(' ').sort();
    expect(sources).toEqual([
      'https://client.example/a%3Bb%2Cc',
      'https://client.example/logout/front',
    ]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.html).toContain(`<a class="main" href="${redirectUri}?state=bye">`);
    expect((await world.authorize({ prompt: 'none' })).parameters.get('error')).toBe(
      'login_required',
    );
  });

  it('asks first where no hint says who signs out, and then frames', async () => {
    const world = await createTellingWorld();
    await world.register({ 'web-app': { frontchannel_logout_uri: front } });
    await world.tokens();
    const asked = await world.browser.open(
      `${world.issuer}/end_session?client_id=web-app${returnQuery}`,
    );
    expect(asked.html).toContain('Do you want to sign out?');
    expect(framesIn(asked.html)).toEqual([]);
    const page = await world.browser.press(asked, 'decision', 'sign-out');
    expect(framesIn(page.html)).toHaveLength(1);
  });

  it('frames nothing that is not on the origin of a redirect URI', async () => {
    const world = await createTellingWorld();
    const wrong = ['https://elsewhere.example/', 'javascript:alert(1)', `${front}#x`, 'nothing'];
    for (const uri of wrong) {
      await world.register({ 'web-app': { frontchannel_logout_uri: uri } });
      const { id_token } = await world.tokens();
      expect((await world.signOut(id_token, returnQuery)).url).toBe(`${redirectUri}?state=bye`);
    }
    const entries = await logOf(world, 'front-channel-logout');
    expect(entries.map(({ outcome }) => outcome)).toEqual(wrong.map(() => 'failed'));
  });

  it('tells nobody of a session that was not one, and nobody of another user', async () => {
    const world = await createTellingWorld();
    const uris = { backchannel_logout_uri: back, frontchannel_logout_uri: front };
    await world.register({ 'web-app': uris, backend: uris });
    // A client that acts for itself has no ID token, and so no session.
    const robot = await world.post('/token', { grant_type: 'client_credentials' }, basic());
    expect(robot.status).toBe(200);
    const { id_token } = await world.tokens();
    world.browser.cookies.clear();
    await world.tokens({ prompt: 'login' });
    await world.signOut(id_token);
    expect(world.calls).toHaveLength(1);
    const told = decodeJwt(world.calls.map(tokenIn)[0] ?? '');
    expect(told['sid']).not.toBe(decodeJwt(id_token ?? '')['sid']);
  });
});
