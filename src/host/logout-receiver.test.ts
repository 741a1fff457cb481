import { expect, test } from 'vitest';
import { logoutCallsSchema, type LogoutCall } from '#sandbox/contract/logout-calls.ts';
import { logoutReceiver, type LogoutReceiverParts } from './logout-receiver.ts';

const page = { Host: 'localhost', 'Sec-Fetch-Site': 'same-origin' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
type Receiver = ReturnType<typeof logoutReceiver>;

function receiver(parts: Partial<LogoutReceiverParts> = {}): Receiver {
  return logoutReceiver({ isShared: false, ...parts });
}

async function post(app: Receiver, body: string, headers: Record<string, string> = {}) {
  return app.request('/logout/backchannel', {
    ...{ method: 'POST', body },
    headers: { ...form, ...headers },
  });
}

async function read(app: Receiver): Promise<readonly LogoutCall[]> {
  const response = await app.request('/logout/calls', { headers: page });
  return logoutCallsSchema.parse(await response.json()).calls;
}

test('takes a logout token that a server posts, and nothing that comes beside it', async () => {
  const app = receiver({ clock: () => 5000 });
  const response = await post(app, 'logout_token=a.b.c&access_token=other');
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await read(app)).toEqual([{ kind: 'back-channel', at: 5000, token: 'a.b.c' }]);
});

test.each([
  ['', form, 400],
  ['logout_token=', form, 400],
  ['logout_token=a.b.c&logout_token=d.e.f', form, 400],
  ['{"logout_token":"a.b.c"}', { 'Content-Type': 'application/json' }, 400],
  [`logout_token=${'x'.repeat(17_000)}`, form, 413],
  ['logout_token=a.b.c', { ...form, Origin: 'https://elsewhere.example' }, 403],
  ['logout_token=a.b.c', { ...form, Origin: 'null' }, 403],
  ['logout_token=a.b.c', { ...form, 'Sec-Fetch-Site': 'cross-site' }, 403],
])('refuses the post %#, and keeps nothing of it', async (body, headers, status) => {
  const app = receiver();
  const response = await post(app, body, headers);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  expect(await read(app)).toEqual([]);
});

test('notes what a frame was called with, and where the browser says that it stood', async () => {
  const app = receiver({ clock: () => 1 });
  const open = (query: string, site: string, dest = 'iframe') =>
    app.request(`/logout/frontchannel${query}`, {
      headers: { 'Sec-Fetch-Dest': dest, 'Sec-Fetch-Site': site },
    });
  await open('?iss=https%3A%2F%2Fas.example&sid=08a5', 'cross-site');
  await open('/?sid=08a5', 'same-origin');
  await open('', 'none', 'document');
  const call = { kind: 'front-channel', at: 1 };
  expect(await read(app)).toEqual([
    { ...call, iss: 'https://as.example', sid: '08a5', place: 'frame-of-another-site' },
    { ...call, iss: null, sid: '08a5', place: 'frame' },
    { ...call, iss: null, sid: null, place: 'tab' },
  ]);
});

test('shows what came to its own page alone', async () => {
  const app = receiver();
  await post(app, 'logout_token=a.b.c');
  for (const headers of [{}, { Origin: 'https://elsewhere.example' }] as const) {
    const response = await app.request('/logout/calls', { headers });
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('a.b.c');
  }
});

test('keeps fifty calls, for five minutes', async () => {
  let now = 0;
  const app = receiver({ clock: () => now });
  for (let at = 0; at <= 50; at += 1) await post(app, `logout_token=token-${at}`);
  const kept = await read(app);
  expect(kept).toHaveLength(50);
  expect(kept[0]).toMatchObject({ token: 'token-1' });
  now = 300_000;
  expect(await read(app)).toEqual([]);
});

test('takes nothing on a host that others can reach', async () => {
  const app = receiver({ isShared: true });
  expect((await post(app, 'logout_token=a.b.c')).status).toBe(403);
  await app.request('/logout/frontchannel?iss=a&sid=b');
  expect((await app.request('/logout/calls', { headers: page })).status).toBe(403);
});
