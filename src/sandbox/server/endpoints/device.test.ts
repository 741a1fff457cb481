import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import {
  approveDevice,
  pollDevice,
  startDevice,
  typeCode,
} from '../../../../tests/support/sandbox-poll.ts';
import { createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';

describe('a device', () => {
  it('gets codes, and tokens once its user has allowed it', async () => {
    const world = await createSandboxWorld();
    const started = await startDevice(world);
    expect(started).toMatchObject({
      ...{ verification_uri: `${world.issuer}/device`, expires_in: 600, interval: 5 },
      verification_uri_complete: `${world.issuer}/device?user_code=${started.user_code}`,
    });
    expect(started.user_code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect((await approveDevice(world, started.user_code)).html).toContain('You allowed it');
    const response = await pollDevice(world, started.device_code);
    const tokens = (await response.json()) as Record<string, string>;
    expect(tokens).toHaveProperty('refresh_token');
    expect(decodeJwt(tokens['id_token'] ?? '')).toMatchObject({
      ...{ aud: 'web-app', sub: '248289761001' },
    });
  });

  it('has a code that may be typed in any case, with or without its hyphen', async () => {
    const world = await createSandboxWorld();
    const { user_code } = await startDevice(world);
    for (const typed of [user_code.toLowerCase(), user_code.replace('-', ' '), `${user_code}.`]) {
      expect((await typeCode(world, typed)).html).toContain('Who are you?');
    }
  });

  it('has a link that types the code and still asks, with the code to compare', async () => {
    const world = await createSandboxWorld();
    const { user_code, verification_uri_complete } = await startDevice(world);
    const page = await world.browser.open(verification_uri_complete);
    expect(page.html).toContain(`value="${user_code}"`);
    const login = await world.browser.press(page, 'user_code', user_code);
    const confirm = await world.browser.press(login, 'user', 'alice');
    expect(confirm.html).toContain('Web app asks for access');
    expect(confirm.html).toContain(`<p class="code">${user_code}</p>`);
  });

  it('may be allowed by another account than the one that is signed in', async () => {
    const world = await createSandboxWorld();
    await world.tokens();
    const { device_code, user_code } = await startDevice(world);
    const confirm = await typeCode(world, user_code);
    const login = await world.browser.press(confirm, 'decision', 'switch');
    expect(login.html).toContain('Who are you?');
    await world.browser.run(login.url, { user: 'bob' });
    const tokens = (await (await pollDevice(world, device_code)).json()) as { id_token: string };
    expect(decodeJwt(tokens.id_token).sub).toBe('90342.ASDFJWFA');
  });

  it('has codes that live, and may be asked about, as the policy says', async () => {
    const policy = { deviceCodeLifetimeSeconds: 30, pollIntervalSeconds: 1 };
    const world = await createSandboxWorld(testDefinition(policy));
    expect(await startDevice(world)).toMatchObject({ expires_in: 30, interval: 1 });
  });

  it('shows what was typed as text, in a page that nobody may frame', async () => {
    const world = await createSandboxWorld();
    const page = await world.browser.open(`${world.issuer}/device?user_code=%22%3E%3Cb%3Ehi`);
    expect(page.html).not.toContain('<b>hi');
    expect(page.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  });

  it('is decided once: a page that is still open in another tab comes too late', async () => {
    const world = await createSandboxWorld();
    await world.tokens();
    const { user_code } = await startDevice(world);
    const one = await typeCode(world, user_code);
    const other = await typeCode(world, user_code);
    await world.browser.press(one, 'decision', 'deny');
    expect((await world.browser.press(other, 'decision', 'allow')).status).toBe(400);
  });
});
