import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backendSecret } from '../support/sandbox-definition.ts';
import { typeCode } from '../support/sandbox-poll.ts';
import { createSandboxWorld, type SandboxWorld } from '../support/sandbox-world.ts';

type Decision = 'allow' | 'deny';

const scope = 'openid profile offline_access orders:read';
const detail = { type: 'payment_initiation', actions: ['initiate'] };

afterEach(() => void vi.unstubAllGlobals());

const skewOf = (world: SandboxWorld) => Math.round((world.now() - Date.now()) / 1000);

async function decideOnDevice(world: SandboxWorld, userCode: string, decision: Decision) {
  await world.browser.run((await typeCode(world, userCode)).url, { decision });
}

async function decideOnPhone(world: SandboxWorld, decision: Decision) {
  const login = await world.browser.open(`${world.issuer}/ciba`);
  const list = await world.browser.press(login, 'user', 'alice');
  const key = /name="request" value="([^"]+)"/.exec(list.html)?.[1] ?? '';
  await world.browser.press(await world.browser.press(list, 'request', key), 'decision', decision);
}

describe('oauth4webapi', () => {
  async function meet() {
    const world = await createSandboxWorld();
    const options = {
      [oauth.customFetch]: (url: string, init: object) => world.fetch(url, init),
      [oauth.allowInsecureRequests]: true as const,
    };
    const issuer = new URL(world.issuer);
    const found = await oauth.discoveryRequest(issuer, options);
    const as = await oauth.processDiscoveryResponse(issuer, found);
    const known: oauth.Client = { client_id: 'backend', [oauth.clockSkew]: skewOf(world) };
    return { world, as, options, known, basic: oauth.ClientSecretBasic(backendSecret) };
  }

  it('shows a device’s code, is told to wait, and gets tokens for what was allowed', async () => {
    const { world, as, options, known, basic } = await meet();
    const asked = { scope, authorization_details: JSON.stringify([detail]) };
    const started = await oauth.deviceAuthorizationRequest(as, known, basic, asked, options);
    const device = await oauth.processDeviceAuthorizationResponse(as, known, started);
    const ask = async () => {
      const { device_code: code } = device;
      const answer = await oauth.deviceCodeGrantRequest(as, known, basic, code, options);
      return oauth.processDeviceCodeResponse(as, known, answer);
    };
    await expect(ask()).rejects.toMatchObject({ error: 'authorization_pending' });
    await expect(ask()).rejects.toMatchObject({ error: 'slow_down' });
    await decideOnDevice(world, device.user_code, 'allow');
    world.advance((device.interval ?? 5) + 5);
    const tokens = await ask();
    expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe('248289761001');
    expect(tokens.authorization_details).toEqual([detail]);
    await expect(ask()).rejects.toMatchObject({ error: 'slow_down' });
    world.advance(20);
    await expect(ask()).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('has a person asked on their phone, and gets tokens once they have agreed', async () => {
    const { world, as, options, known, basic } = await meet();
    const asked = { scope, login_hint: 'alice', binding_message: 'TILL-7', user_code: '2580' };
    const started = await oauth.backchannelAuthenticationRequest(
      ...([as, known, basic, asked, options] as const),
    );
    const question = await oauth.processBackchannelAuthenticationResponse(as, known, started);
    const ask = async () => {
      const answer = await oauth.backchannelAuthenticationGrantRequest(
        ...([as, known, basic, question.auth_req_id, options] as const),
      );
      return oauth.processBackchannelAuthenticationGrantResponse(as, known, answer);
    };
    await expect(ask()).rejects.toMatchObject({ error: 'authorization_pending' });
    await decideOnPhone(world, 'allow');
    world.advance(question.interval ?? 5);
    const tokens = await ask();
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ aud: 'backend' });
  });

  it('reads each refusal of a question', async () => {
    const { as, options, known, basic } = await meet();
    const ask = async (asked: Record<string, string>) => {
      const answer = await oauth.backchannelAuthenticationRequest(
        ...([as, known, basic, { scope, ...asked }, options] as const),
      );
      return oauth.processBackchannelAuthenticationResponse(as, known, answer);
    };
    for (const [asked, error] of [
      [{ login_hint: 'nobody' }, 'unknown_user_id'],
      [{ login_hint: 'alice', user_code: '0000' }, 'invalid_user_code'],
      [{ login_hint: 'alice', binding_message: 'x'.repeat(101) }, 'invalid_binding_message'],
      [{ login_hint: 'alice', id_token_hint: 'x' }, 'invalid_request'],
    ] as const) {
      await expect(ask(asked)).rejects.toMatchObject({ error });
    }
  });
});

describe('openid-client', () => {
  /** A client whose waiting is the world's: each pause passes at once. */
  async function meet(beforeAsking: (world: SandboxWorld, times: number) => Promise<void>) {
    const world = await createSandboxWorld();
    const pauses: number[] = [];
    vi.stubGlobal('setTimeout', (then: () => void, milliseconds: number) => {
      pauses.push(milliseconds / 1000);
      world.advance(milliseconds / 1000);
      queueMicrotask(then);
    });
    let times = 0;
    const told = { [client.clockSkew]: skewOf(world), [client.clockTolerance]: 60 };
    const config = await client.discovery(
      ...([new URL(world.issuer), 'backend', told] as const),
      client.ClientSecretBasic(backendSecret),
      {
        [client.customFetch]: async (url: string, init: object) => {
          if (url.endsWith('/token')) await beforeAsking(world, (times += 1));
          return world.fetch(url, init);
        },
        execute: [client.allowInsecureRequests],
      },
    );
    return { config, pauses };
  }

  it('polls for a device until the person has typed its code and agreed', async () => {
    let userCode = '';
    const { config, pauses } = await meet(async (world, times) => {
      if (times === 3) await decideOnDevice(world, userCode, 'allow');
    });
    const device = await client.initiateDeviceAuthorization(config, { scope });
    userCode = device.user_code;
    const tokens = await client.pollDeviceAuthorizationGrant(config, device);
    expect(tokens.claims()?.sub).toBe('248289761001');
    expect(pauses).toEqual([5, 5, 5]);
  });

  it('polls for a person who is asked elsewhere, until they have agreed or said no', async () => {
    for (const decision of ['allow', 'deny'] as const) {
      const { config, pauses } = await meet(async (world, times) => {
        if (times === 2) await decideOnPhone(world, decision);
      });
      const asked = { scope, login_hint: 'alice', binding_message: 'TILL-7' };
      const question = await client.initiateBackchannelAuthentication(config, asked);
      const polled = client.pollBackchannelAuthenticationGrant(config, question);
      if (decision === 'allow') expect((await polled).claims()?.sub).toBe('248289761001');
      else await expect(polled).rejects.toMatchObject({ error: 'access_denied' });
      expect(pauses).toEqual([5, 5]);
    }
  });
});
