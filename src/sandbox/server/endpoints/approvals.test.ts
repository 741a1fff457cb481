import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { askElsewhere } from '../../../../tests/support/sandbox-exchange.ts';
import { createBrowser } from '../../../../tests/support/sandbox-browser.ts';
import {
  basic,
  createSandboxWorld,
  type SandboxWorld,
} from '../../../../tests/support/sandbox-world.ts';

async function start(world: SandboxWorld, params = {}) {
  const body: unknown = await (await askElsewhere(world, params)).json();
  return body as { auth_req_id: string; expires_in: number; interval: number };
}

async function ask(world: SandboxWorld, auth_req_id: string) {
  const grant_type = 'urn:openid:params:grant-type:ciba';
  const response = await world.post('/token', { grant_type, auth_req_id }, basic());
  return (await response.json()) as Record<string, string>;
}

/** Signs in at the page of approvals, and opens the newest request. */
async function openNewest(world: SandboxWorld, user: string) {
  const login = await world.browser.open(`${world.issuer}/ciba`);
  const list = await world.browser.press(login, 'user', user);
  const key = /name="request" value="([^"]+)"/.exec(list.html)?.[1];
  return { list, key };
}

describe('a request that began elsewhere (CIBA)', () => {
  it('waits on its user’s page, and gives tokens once it is allowed', async () => {
    const world = await createSandboxWorld();
    const { auth_req_id, expires_in, interval } = await start(world);
    expect([expires_in, interval]).toEqual([600, 5]);
    expect((await ask(world, auth_req_id))['error']).toBe('authorization_pending');
    const { list, key } = await openNewest(world, 'alice');
    expect(list.html).toContain('W4SCT');
    const page = await world.browser.press(list, 'request', key ?? '');
    expect(page.html).toContain('Backend asks for access');
    await world.browser.press(page, 'decision', 'allow');
    world.advance(interval);
    const tokens = await ask(world, auth_req_id);
    expect(decodeJwt(tokens['id_token'] ?? '')).toMatchObject({
      ...{ sub: '248289761001', aud: 'backend' },
    });
  });

  it('is refused where its user denies it', async () => {
    const world = await createSandboxWorld();
    const { auth_req_id } = await start(world);
    const { list, key } = await openNewest(world, 'alice');
    const page = await world.browser.press(list, 'request', key ?? '');
    await world.browser.press(page, 'decision', 'deny');
    expect((await ask(world, auth_req_id))['error']).toBe('access_denied');
  });

  it('is not shown to another user', async () => {
    const world = await createSandboxWorld();
    await start(world);
    expect((await openNewest(world, 'bob')).key).toBeUndefined();
  });

  it('cannot be decided by somebody who signs in on its page as another', async () => {
    const world = await createSandboxWorld();
    const { auth_req_id } = await start(world);
    const { list, key } = await openNewest(world, 'alice');
    const page = await world.browser.press(list, 'request', key ?? '');
    const login = await world.browser.press(page, 'decision', 'switch');
    const other = await world.browser.press(login, 'user', 'bob');
    expect(other.html).toContain('Who are you?');
    await world.browser.press(other, 'decision', 'allow');
    expect((await ask(world, auth_req_id))['error']).toBe('authorization_pending');
  });

  it('lasts no longer than was asked for', async () => {
    const world = await createSandboxWorld();
    const { auth_req_id, expires_in } = await start(world, { requested_expiry: '30' });
    expect(expires_in).toBe(30);
    world.advance(30);
    expect((await ask(world, auth_req_id))['error']).toBe('expired_token');
  });

  it('finds its user by an ID token, also one that has expired', async () => {
    const world = await createSandboxWorld();
    const { id_token } = await world.tokens();
    world.advance(3600);
    const hint = { login_hint: undefined, id_token_hint: id_token };
    expect(await start(world, hint)).toHaveProperty('auth_req_id');
  });

  it('asks the user whom the hint names, by any of their names, and nobody else', async () => {
    for (const login_hint of ['bob', 'bob@example.com', '90342.ASDFJWFA']) {
      const world = await createSandboxWorld();
      const { auth_req_id, interval } = await start(world, { login_hint });
      const browser = createBrowser((request) => world.fetch(request), world.issuer);
      expect((await openNewest({ ...world, browser }, 'alice')).key).toBeUndefined();
      const { list, key } = await openNewest(world, 'bob');
      const page = await world.browser.press(list, 'request', key ?? '');
      await world.browser.press(page, 'decision', 'allow');
      world.advance(interval);
      const tokens = await ask(world, auth_req_id);
      expect(decodeJwt(tokens['id_token'] ?? '')).toMatchObject({ sub: '90342.ASDFJWFA' });
    }
  });

  it.each(['nobody', 'Bob', 'bob ', '', 'Bob Brown'])(
    'means nobody by “%s”',
    async (login_hint) => {
      const world = await createSandboxWorld();
      const response = await askElsewhere(world, { login_hint });
      const { error } = (await response.json()) as { error: string };
      const isLeftOut = login_hint === '';
      expect([error, response.status]).toEqual([
        isLeftOut ? 'invalid_request' : 'unknown_user_id',
        400,
      ]);
    },
  );

  it('says in words what is asked for in detail, and carries it into the token', async () => {
    const world = await createSandboxWorld();
    const actions = ['initiate'];
    const detail = { type: 'payment_initiation', actions, instructedAmount: { amount: '12.50' } };
    const resource = `${world.issuer}/api/orders`;
    const authorization_details = JSON.stringify([detail]);
    const { auth_req_id } = await start(world, { authorization_details, resource });
    const { list, key } = await openNewest(world, 'alice');
    const page = await world.browser.press(list, 'request', key ?? '');
    expect(page.html).toContain('payment initiation: initiate');
    expect(page.html).toContain('amount 12.50');
    await world.browser.press(page, 'decision', 'allow');
    const tokens = await ask(world, auth_req_id);
    expect(tokens['authorization_details']).toEqual([detail]);
    expect(decodeJwt(tokens['access_token'] ?? '')).toMatchObject({
      ...{ aud: resource, authorization_details: [detail] },
    });
  });
});
