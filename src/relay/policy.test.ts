import { expect, test } from 'vitest';
import type { RelayRequest } from '#protocol/http/relay-wire.ts';
import { judgeRelayRequest } from './policy.ts';

const fine: RelayRequest = {
  method: 'POST',
  url: 'https://as.example/token',
  headers: [['Content-Type', 'application/x-www-form-urlencoded']],
  body: { encoding: 'utf-8', text: 'grant_type=client_credentials' },
};

test('lets a request through with its headers in order and its body as bytes', () => {
  const headers = [['Cookie', 'a=b'] as const, ['origin', 'https://x.example'] as const];
  const judgement = judgeRelayRequest({ ...fine, headers });
  if (!judgement.allowed) throw new Error(judgement.reason);
  expect(judgement.order.headers).toEqual(headers);
  expect(new TextDecoder().decode(judgement.order.body ?? undefined)).toBe(
    'grant_type=client_credentials',
  );
});

test('decodes a body in base64', () => {
  const judgement = judgeRelayRequest({ ...fine, body: { encoding: 'base64', text: '/wA=' } });
  expect(judgement.allowed && [...(judgement.order.body ?? [])]).toEqual([255, 0]);
});

const refusals: readonly (readonly [rule: string, change: Partial<RelayRequest>])[] = [
  ['a scheme other than http and https', { url: 'ftp://as.example/' }],
  ['a file', { url: 'file:///etc/passwd' }],
  ['a relative URL', { url: '/token' }],
  ['a user name in the URL', { url: 'https://me:pass@as.example/' }],
  ['a method with a line break', { method: 'GET / HTTP/1.1\r\nX: y' }],
  ['an empty method', { method: '' }],
  ['CONNECT', { method: 'CONNECT' }],
  ['TRACE in any letter case', { method: 'trace' }],
  ['a line break in a header value', { headers: [['X-A', 'a\r\nX-B: b']] }],
  ['a bare line feed in a header value', { headers: [['X-A', 'a\nb']] }],
  ['a NUL in a header value', { headers: [['X-A', 'a\0b']] }],
  ['a header value beyond Latin-1', { headers: [['X-A', '€']] }],
  ['a line break in a header name', { headers: [['X-A: b\r\nX-B', 'c']] }],
  ['an empty header name', { headers: [['', 'c']] }],
  ['Transfer-Encoding', { headers: [['transfer-encoding', 'chunked']] }],
  ['Connection', { headers: [['Connection', 'upgrade']] }],
  ['a Content-Length that is not the length', { headers: [['Content-Length', '3']] }],
  ['a body that is not base64', { body: { encoding: 'base64', text: 'é' } }],
];

test.each(refusals)('refuses %s', (_rule, change) => {
  expect(judgeRelayRequest({ ...fine, ...change }).allowed).toBe(false);
});

test('refuses a body beyond the limit', () => {
  const body = { encoding: 'utf-8', text: 'x'.repeat(11) } as const;
  expect(judgeRelayRequest({ ...fine, body }, 10).allowed).toBe(false);
  expect(judgeRelayRequest({ ...fine, body }, 11).allowed).toBe(true);
});

test('keeps a header value out of the reason', () => {
  const judgement = judgeRelayRequest({ ...fine, headers: [['Authorization', 'secret\n']] });
  expect(JSON.stringify(judgement)).not.toContain('secret');
});
