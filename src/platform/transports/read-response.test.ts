import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decode, readResponse, responseLimitBytes } from './read-response.ts';

const about = { url: 'https://as.example/token', startedAt: 0, isOwnOrigin: false };

it('keeps a byte order mark and the line ends of a body', () => {
  const bytes = new TextEncoder().encode('\uFEFF{"a":1}\r\n');
  expect(decode(bytes)).toEqual({ body: '\uFEFF{"a":1}\r\n', bodyEncoding: 'utf-8' });
});

it('gives every body back byte for byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { body, bodyEncoding } = decode(bytes);
      const again =
        bodyEncoding === 'utf-8'
          ? new TextEncoder().encode(body)
          : Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
      expect([...again]).toEqual([...bytes]);
    }),
  );
});

it('says that headers of another origin are filtered', async () => {
  const answer = await readResponse(new Response('x', { status: 400 }), about);
  expect(answer).toMatchObject({ ok: true, value: { status: 400, headersSeen: 'cors-filtered' } });
});

it('stops reading a body that is too large', async () => {
  const body = new Uint8Array(responseLimitBytes + 1);
  const answer = await readResponse(new Response(body), about);
  expect(answer).toMatchObject({ ok: false, problem: { code: 'too_large' } });
});
