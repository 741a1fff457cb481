import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembleRequest } from './assemble-request.ts';
import { makeDraft, type NewField } from './draft-field.ts';
import { encodeBasicCredentials } from './form-encoding.ts';
import { findBrowserDrops } from './forbidden-headers.ts';
import type { HttpRequest } from './message.ts';
import { renderRequest, renderResponse } from './render-message.ts';
import { jsonAnswer } from '../../../tests/support/protocol-exchange.ts';

const url = 'https://server.example/token';

function assembled(method: string, address: string, fields: readonly NewField[]): HttpRequest {
  const request = assembleRequest(makeDraft(method, address, fields));
  if (!request.ok) throw new Error(`Failed to assemble: ${request.problem.code}`);
  return request.value;
}

test('form fields become a form-encoded body in their order', () => {
  const request = assembled('post', url, [
    { place: 'form', name: 'scope', value: 'a b+c' },
    { place: 'form', name: 'é&', value: '%\n' },
    { place: 'form', name: 'left out', value: '', included: false },
    { place: 'form', name: 'scope', value: '' },
  ]);
  expect(request).toEqual({
    method: 'POST',
    url,
    headers: [['content-type', 'application/x-www-form-urlencoded']],
    body: 'scope=a+b%2Bc&%C3%A9%26=%25%0A&scope=',
  });
});

test('a body is empty, not absent, where all of its fields are left out', () => {
  const fields = [{ place: 'form', name: 'a', value: 'b', included: false }] as const;
  expect(assembled('POST', url, fields).body).toBe('');
  expect(assembled('POST', url, []).body).toBeNull();
});

test('a content type of the draft is kept', () => {
  const request = assembled('POST', url, [
    { place: 'form', name: 'a', value: 'b' },
    { place: 'header', name: 'Content-Type', value: 'text/plain' },
  ]);
  expect(request.headers).toEqual([['Content-Type', 'text/plain']]);
});

test('query fields follow the query that the address has', () => {
  const fields = [{ place: 'query', name: 'scope', value: 'a b' }] as const;
  expect(assembled('GET', 'https://a.example/x?p=%20q', fields).url).toBe(
    'https://a.example/x?p=%20q&scope=a+b',
  );
  expect(assembled('GET', 'https://A.example', fields).url).toBe('https://a.example/?scope=a+b');
});

test('headers of one name are joined, as a browser does', () => {
  const request = assembled('GET', url, [
    { place: 'header', name: 'X-A', value: ' 1 ' },
    { place: 'header', name: 'x-a', value: '2' },
  ]);
  expect(request.headers).toEqual([['X-A', '1, 2']]);
});

test('what is rendered is the request line, host, headers in order and the body as it is', () => {
  const request = assembled('POST', 'https://a.example:8443/t?x=1', [
    { place: 'header', name: 'accept', value: 'application/json' },
    { place: 'form', name: 'code', value: 'a b' },
  ]);
  expect(renderRequest(request)).toBe(
    'POST /t?x=1 HTTP/1.1\nhost: a.example:8443\naccept: application/json\n' +
      'content-type: application/x-www-form-urlencoded\n\ncode=a+b',
  );
});

test('an answer is rendered as far as it was seen', () => {
  const { response } = jsonAnswer({ a: 1 }, { status: 400 });
  expect(renderResponse({ ...response, statusText: 'Bad Request' })).toBe(
    'HTTP/1.1 400 Bad Request\ncontent-type: application/json\ncache-control: no-store\n\n{"a":1}',
  );
});

test('whatever is typed, the parsed body gives back each pair, and nothing throws', () => {
  const field = fc.record({
    place: fc.constantFrom('form' as const, 'query' as const, 'header' as const),
    name: fc.string({ unit: 'grapheme' }),
    value: fc.string({ unit: 'grapheme' }),
  });
  fc.assert(
    fc.property(fc.string(), fc.oneof(fc.string(), fc.webUrl()), fc.array(field), (...all) => {
      const [method, address, fields] = all;
      const result = assembleRequest(makeDraft(method, address, fields));
      if (!result.ok) return;
      renderRequest(result.value);
      const sent = fields
        .filter(({ place }) => place === 'form')
        .map((one) => [one.name, one.value]);
      expect([...new URLSearchParams(String(result.value.body ?? ''))]).toEqual(sent);
    }),
  );
});

test('id and secret are form-encoded before base64', () => {
  expect(encodeBasicCredentials('s6BhdRkqt3', '7Fjfp0ZBr1KtDRbnfVdmIw')).toBe(
    'Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3',
  );
  const encoded = encodeBasicCredentials('a:b', 'é +%').slice('Basic '.length);
  expect(atob(encoded)).toBe('a%3Ab:%C3%A9+%2B%25');
});

test('what a browser would leave out is named', () => {
  const request: HttpRequest = {
    method: 'GET',
    url,
    headers: [
      ['Cookie', 'a=b'],
      ['sec-fetch-site', 'none'],
      ['Proxy-Authorization', 'Basic a'],
      ['X-HTTP-Method-Override', 'TRACE'],
      ['DPoP', 'x'],
      ['authorization', 'Bearer x'],
    ],
    body: 'a=b',
  };
  expect(findBrowserDrops(request).map(({ what, name }) => `${what} ${name}`)).toEqual([
    'header Cookie',
    'header sec-fetch-site',
    'header Proxy-Authorization',
    'header X-HTTP-Method-Override',
    'body GET',
  ]);
  expect(findBrowserDrops({ ...request, headers: [], method: 'trace' })).toHaveLength(1);
});
