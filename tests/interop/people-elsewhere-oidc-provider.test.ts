import { afterAll, beforeAll, expect, it } from 'vitest';
import { startOidcProvider, type OidcProviderServer } from '../support/oidc-provider-server.ts';
import { createRemoteWorld } from '../support/remote-world.ts';

const ciba = 'urn:openid:params:grant-type:ciba';
const device = 'urn:ietf:params:oauth:grant-type:device_code';
const secret = 'a secret of thirty-two bytes, or more';

/** Pings go by TLS; what is at this address is the world's host. */
const endpoint = 'https://claimcheck.example/notifications';

const registered = (delivery: 'poll' | 'ping') => ({
  client_id: `asks-by-${delivery}`,
  client_secret: secret,
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['refresh_token', ciba, device],
  response_types: [],
  redirect_uris: [],
  backchannel_token_delivery_mode: delivery,
  ...(delivery === 'ping' && { backchannel_client_notification_endpoint: endpoint }),
});

let server: OidcProviderServer;
beforeAll(async () => {
  server = await startOidcProvider([], [registered('poll'), registered('ping')]);
});
afterAll(() => server.close());

/** A run of a flow that reaches its person by another way. */
async function begin(flow: 'ciba' | 'device-authorization', delivery: 'poll' | 'ping') {
  const world = await createRemoteWorld(server.issuer, {
    ...{ clientId: `asks-by-${delivery}`, clientSecret: secret },
    ...{ authentication: 'client_secret_basic', scope: 'openid email' },
  });
  await world.workspace.settleHost();
  const id = await world.begin(flow, flow === 'ciba' ? { delivery } : {});
  const view = (step: string) => world.workspace.viewStep(world.run(id), step);
  const go = async (step: string) => {
    await world.workspace.runs.send(id, step);
    const failed = view(step).checks.filter(({ outcome }) => outcome === 'failed');
    expect([step, failed]).toEqual([step, []]);
    return view(step).status;
  };
  return { ...world, view, go };
}

const pending = { status: 'asking-again', reason: 'authorization_pending' };

it('asks oidc-provider until the person has agreed', async () => {
  const { go } = await begin('ciba', 'poll');
  expect((await go('ask')).status).toBe('answered');
  expect(await go('poll')).toMatchObject(pending);
  await server.agree();
  expect((await go('poll')).status).toBe('answered');
  expect((await go('userinfo')).status).toBe('answered');
});

it('is pinged by oidc-provider at the host, and asks then', async () => {
  const { go, view, notify } = await begin('ciba', 'ping');
  server.takePings((request) => {
    expect(request.url).toBe(endpoint);
    return notify(request);
  });
  expect(view('inbox').draft?.url).toBe('http://localhost:4173/notifications');
  expect((await go('inbox')).status).toBe('answered');
  expect((await go('ask')).status).toBe('answered');
  expect(await go('notification')).toMatchObject({ reason: 'no_notification_yet' });
  await server.agree();
  expect((await go('notification')).status).toBe('answered');
  expect((await go('poll')).status).toBe('answered');
  expect((await go('userinfo')).status).toBe('answered');
});

it('shows a code of oidc-provider, and has its tokens once somebody has typed it', async () => {
  const { go, view } = await begin('device-authorization', 'poll');
  expect((await go('codes')).status).toBe('answered');
  expect(await go('poll')).toMatchObject(pending);
  const codes = JSON.parse(view('codes').response?.body ?? '{}') as Record<string, string>;
  await typeCode(codes['verification_uri_complete'] ?? '');
  expect((await go('poll')).status).toBe('answered');
  expect((await go('userinfo')).status).toBe('answered');
});

/** Somebody opens the link, and presses what its pages show. */
async function typeCode(address: string): Promise<void> {
  const cookies = new Map<string, string>();
  let url = new URL(address);
  let body: URLSearchParams | null = null;
  for (let page = 0; page < 12; page += 1) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const method = body === null ? 'GET' : 'POST';
    const answer: Response = await fetch(url, {
      ...{ method, body, redirect: 'manual', headers: { cookie } },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    const html = await answer.text();
    body = location === null ? formOf(html) : null;
    if (location === null && body === null) return;
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
    url = new URL(location ?? action ?? url, url);
  }
  throw new Error('Failed to agree: too many pages');
}

function formOf(html: string): URLSearchParams | null {
  if (!html.includes('<form')) return null;
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const fields = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]));
  if (html.includes('name="login"')) {
    fields.set('login', 'alice');
    fields.set('password', 'any');
  }
  return fields;
}
