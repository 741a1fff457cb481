import { expect, it } from 'vitest';
import type { HttpRequest } from '#protocol/http/message.ts';
import { madeTokens } from './made-tokens.ts';

const request: HttpRequest = {
  ...{ method: 'POST', url: 'https://as.example/token' },
  ...{ headers: [['content-type', 'application/x-www-form-urlencoded']], body: null },
};

it('finds what a client signs in the query, the form and the headers', () => {
  const form = new URLSearchParams({
    client_assertion: 'a.b.c',
    assertion: 'd.e.f',
    code: 'x.y.z',
  });
  const headers = [...request.headers, ['DPoP', 'p.q.r'] as const];
  const found = madeTokens({ ...request, headers, body: form.toString() });
  expect(found).toEqual([
    { label: 'Client assertion', token: 'a.b.c' },
    { label: 'Assertion', token: 'd.e.f' },
    { label: 'DPoP proof', token: 'p.q.r' },
  ]);
  const url = 'https://as.example/authorize?request=a.b.c.d.e';
  expect(madeTokens({ ...request, url })).toEqual([
    { label: 'Request object', token: 'a.b.c.d.e' },
  ]);
});

it('leaves out what is no token, such as a SAML assertion', () => {
  const body = new URLSearchParams({ assertion: 'PHNhbWw-', request: 'a.b' }).toString();
  expect(madeTokens({ ...request, body })).toEqual([]);
  expect(madeTokens({ ...request, headers: [], body: 'assertion=a.b.c' })).toEqual([]);
});
