import { expect, it } from 'vitest';
import { notificationReceipt } from './notifications.ts';

const token = 'a-token-that-nobody-guesses-0123456789';
const address = 'http://localhost:4173/notifications';
const own = { Host: 'localhost:4173', Origin: 'http://localhost:4173' };

function receipt() {
  let now = 0;
  const app = notificationReceipt(() => now);
  const call = async (method: string, headers: Record<string, string>, body?: string) => {
    const Authorization = `Bearer ${headers['bearer'] ?? token}`;
    const { bearer: _, ...others } = headers;
    return app.fetch(
      new Request(address, {
        method,
        headers: { Authorization, ...others },
        ...(body !== undefined && { body }),
      }),
    );
  };
  const post = (body: string, headers: Record<string, string> = {}) =>
    call('POST', { 'Content-Type': 'application/json', ...headers }, body);
  const read = async () => (await call('GET', own)).json() as Promise<unknown>;
  return { call, post, read, wait: (seconds: number) => void (now += seconds * 1000) };
}

it('keeps what a server posts with the token, word for word, until the page reads it', async () => {
  const { call, post, read } = receipt();
  expect((await call('PUT', own)).status).toBe(201);
  expect(await read()).toEqual({ notifications: [] });
  expect((await post('{"auth_req_id":"x","n":1e2}')).status).toBe(204);
  const text = await (await call('GET', own)).text();
  expect(text).toBe('{"notifications":[{"received_at":0,"body":{"auth_req_id":"x","n":1e2}}]}');
  // Opened again, it is the same.
  await call('PUT', own);
  expect(await (await call('GET', own)).text()).toBe(text);
});

it('takes nothing with another token, and shows nothing to another page', async () => {
  const { call, post, read } = receipt();
  await call('PUT', own);
  const bearer = 'another-token-0123456789abcdef';
  expect((await post('{}', { bearer })).status).toBe(401);
  expect((await post('{}', { bearer: 'short' })).status).toBe(401);
  await post('{"auth_req_id":"x"}');
  for (const method of ['GET', 'PUT']) {
    const other = { Host: 'localhost:4173', Origin: 'https://other.example' };
    expect((await call(method, other)).status).toBe(403);
    expect((await call(method, { Host: 'localhost:4173' })).status).toBe(403);
  }
  expect((await call('GET', { ...own, bearer })).status).toBe(404);
  expect(JSON.stringify(await read())).toContain('"x"');
});

it('opens no inbox for a token that could be guessed', async () => {
  const { call } = receipt();
  expect((await call('PUT', { ...own, bearer: 'x'.repeat(21) })).status).toBe(400);
});

it('is bounded in size, in number and in time', async () => {
  const { call, post, read, wait } = receipt();
  await call('PUT', own);
  expect((await post('not JSON')).status).toBe(415);
  expect((await post('{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
  expect((await post(JSON.stringify('x'.repeat(70_000)))).status).toBe(413);
  for (let one = 0; one < 20; one += 1) expect((await post('{}')).status).toBe(204);
  expect((await post('{}')).status).toBe(429);
  wait(20 * 60);
  expect(await read()).toMatchObject({ error: 'unknown_inbox' });
  for (let one = 0; one < 201; one += 1) {
    await call('PUT', { ...own, bearer: `inbox-number-${String(one).padStart(12, '0')}` });
  }
  expect((await call('GET', { ...own, bearer: 'inbox-number-000000000000' })).status).toBe(404);
  expect((await call('GET', { ...own, bearer: 'inbox-number-000000000001' })).status).toBe(200);
});
