import { afterEach, expect, it, vi } from 'vitest';
import { fetchDocument } from './fetch-document.ts';

afterEach(() => vi.unstubAllGlobals());

function answerWith(answer: () => Promise<Response>) {
  const asked = vi.fn((_url: string, _init: RequestInit) => answer());
  vi.stubGlobal('fetch', asked);
  return asked;
}

const url = 'https://client.example/client.json';
const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

it('gets a document without cookies and without following', async () => {
  const asked = answerWith(async () => new Response('{}', { headers }));
  expect(await fetchDocument(url)).toEqual({
    ...{ arrived: true, status: 200, body: '{}' },
    ...{ contentType: 'application/json', cacheControl: 'no-store' },
  });
  expect(asked.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit', redirect: 'manual' });
});

it('says why there is none: too long, a redirect, or no answer that it may read', async () => {
  answerWith(async () => new Response('x'.repeat(5 * 1024 + 1), { headers }));
  expect(await fetchDocument(url)).toEqual({ arrived: false, reason: 'it is longer than 5 kB' });
  const redirect = Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' });
  answerWith(async () => redirect);
  expect(await fetchDocument(url)).toEqual({ arrived: false, reason: 'it is a redirect' });
  answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await fetchDocument(url)).toMatchObject({ arrived: false });
});
