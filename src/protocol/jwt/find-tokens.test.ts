import { expect, it } from 'vitest';
import jws from '../../../tests/vectors/jws.json' with { type: 'json' };
import { findTokens } from './find-tokens.ts';

const token = jws.vectors[2]!.token;
const other = jws.vectors[0]!.token;

it.each([
  ['a bare token', token, 'whole'],
  ['spaces about it', `\n  ${token} \n`, 'whole'],
  ['quotes', `"${token}"`, 'whole'],
  ['line breaks', token.replace(/(.{40})/g, '$1\r\n'), 'whole'],
  ['a string over lines', `"${token.slice(0, 50)}" +\n "${token.slice(50)}"`, 'whole'],
  ['Bearer', `Bearer ${token}`, 'authorization-header'],
  ['DPoP', `dpop ${token}`, 'authorization-header'],
  ['a header line', `Authorization: Bearer ${token}`, 'authorization-header'],
  [
    'a header line over lines',
    `authorization:bearer ${token.slice(0, 60)}\n${token.slice(60)}`,
    'authorization-header',
  ],
  ['a query', `https://rp.example/cb?state=x&id_token=${token}`, 'url-query'],
  ['a fragment', `https://rp.example/cb#access_token=${token}&token_type=Bearer`, 'url-fragment'],
  ['a fragment alone', `#id_token=${token}`, 'url-fragment'],
  ['a form body', `grant_type=x&assertion=${token}`, 'form'],
  ['JSON', `{"data":{"accessToken":"${token}"}}`, 'json'],
  ['a cookie', `Cookie: a=b; session=${token}; c=d`, 'cookie'],
  ['running text', `The token was ${token}, as logged.`, 'text'],
])('finds a token in %s', (_what, text, place) => {
  expect(findTokens(text)).toMatchObject([{ token, place }]);
});

it('offers each token of a token response, by its name', () => {
  const answer = {
    access_token: 'opaque-1',
    token_type: 'Bearer',
    id_token: token,
    refresh_token: 'r-2',
  };
  expect(findTokens(JSON.stringify(answer, null, 2))).toEqual([
    { token: 'opaque-1', place: 'json', name: 'access_token' },
    { token, place: 'json', name: 'id_token' },
    { token: 'r-2', place: 'json', name: 'refresh_token' },
  ]);
});

it('offers each token of a fragment once', () => {
  const text = `https://a.example/#id_token=${token}&access_token=${other}&again=${token}`;
  expect(findTokens(text).map(({ name }) => name)).toEqual(['id_token', 'access_token']);
});

it('puts a JWS in the JSON serialization together', () => {
  const [head, payload, signature] = token.split('.');
  const flat = JSON.stringify({ payload, protected: head, signature });
  const general = JSON.stringify({ payload, signatures: [{ protected: head, signature }] });
  for (const text of [flat, general]) {
    expect(findTokens(text)).toEqual([{ token, place: 'jws-json', name: null }]);
  }
});

it('takes a text of no known form as one token, and an empty one as none', () => {
  expect(findTokens(' tGzv3JOkF0XG5Qx2TlKWIA ')).toEqual([
    { token: 'tGzv3JOkF0XG5Qx2TlKWIA', place: 'whole', name: null },
  ]);
  expect(findTokens(' \n')).toEqual([]);
});

it.each([
  ['pairs', 'a=b&'.repeat(250_000) + ' '],
  ['quotes', '"'.repeat(1_000_000)],
  ['beginnings', 'ey.'.repeat(330_000)],
  ['words', 'eyAAAA '.repeat(140_000)],
  ['one word', `ey${'A'.repeat(1_000_000)}`],
  ['nested JSON', '['.repeat(1_000_000)],
])('is done with 1 MB of %s in bounded time', (_what, text) => {
  const started = performance.now();
  findTokens(text);
  expect(performance.now() - started).toBeLessThan(2000);
});
