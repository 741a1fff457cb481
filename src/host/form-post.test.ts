import { expect, test } from 'vitest';
import { formPostReceipt } from './form-post.ts';

const page = { Host: 'localhost', Origin: 'http://localhost' };

async function post(app: ReturnType<typeof formPostReceipt>, body: string): Promise<string> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const response = await app.request('/callback', { method: 'POST', headers, body });
  const handle = new URL(response.headers.get('location') ?? '', 'http://localhost').searchParams;
  return `/callback/answer/${handle.get('form_post')}`;
}

test('forgets an answer after five minutes', async () => {
  let now = 0;
  const app = formPostReceipt(() => now);
  const early = await post(app, 'code=1');
  now = 299_999;
  const late = await post(app, 'code=2');
  now = 300_000;
  expect((await app.request(early, { headers: page })).status).toBe(404);
  expect((await app.request(late, { headers: page })).status).toBe(200);
});

test('keeps a hundred answers; the oldest goes first', async () => {
  const app = formPostReceipt();
  const handles: string[] = [];
  for (let at = 0; at <= 100; at += 1) handles.push(await post(app, `code=${at}`));
  expect((await app.request(handles[0]!, { headers: page })).status).toBe(404);
  expect((await app.request(handles[1]!, { headers: page })).status).toBe(200);
});
