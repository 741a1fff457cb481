import { expect, it } from 'vitest';
import { needsPreflight } from './needs-preflight.ts';

const form = ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'] as const;
const request = { method: 'POST', url: 'https://as.example/token', body: '' } as const;

it('lets a form of a public client go without asking first', () => {
  expect(needsPreflight({ ...request, headers: [['Accept', 'application/json'], form] })).toBe(
    false,
  );
});

it('has the browser ask first for an authorization header, a JSON body and a DELETE', () => {
  expect(needsPreflight({ ...request, headers: [['authorization', 'Basic eA==']] })).toBe(true);
  expect(needsPreflight({ ...request, headers: [['content-type', 'application/json']] })).toBe(
    true,
  );
  expect(needsPreflight({ ...request, method: 'DELETE', headers: [] })).toBe(true);
});

it('has the browser ask first for a safelisted header that is longer than 128 bytes', () => {
  expect(needsPreflight({ ...request, headers: [['accept', 'x'.repeat(129)]] })).toBe(true);
});
