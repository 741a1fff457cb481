import { expect, it } from 'vitest';
import { checkDocumentAddress } from './check-document-address.ts';

function outcomes(address: string): Record<string, string> {
  return Object.fromEntries(checkDocumentAddress(address).map(({ id, outcome }) => [id, outcome]));
}

it('takes an https address with a path, a port too', () => {
  for (const address of ['https://a.example/client.json', 'https://a.example:8443/c']) {
    const checks = checkDocumentAddress(address);
    expect(checks.map(({ outcome }) => outcome)).toEqual(Array(6).fill('passed'));
    expect(new Set(checks.map(({ spec }) => spec.section))).toEqual(new Set(['3']));
  }
});

it.each([
  ['http://a.example/c', 'address.scheme', 'failed'],
  ['http://127.0.0.1:8080/c', 'address.scheme', 'warned'],
  ['http://localhost/c', 'address.scheme', 'warned'],
  ['https://user:word@a.example/c', 'address.userinfo', 'failed'],
  ['https://@a.example/c', 'address.userinfo', 'failed'],
  ['https://a.example', 'address.path', 'failed'],
  ['https://a.example/', 'address.path', 'warned'],
  ['https://a.example/b/../c', 'address.dots', 'failed'],
  ['https://a.example/./c', 'address.dots', 'failed'],
  ['https://a.example/%2e%2E/c', 'address.dots', 'failed'],
  ['https://a.example/c?d', 'address.query', 'warned'],
  ['https://a.example/c#d', 'address.fragment', 'failed'],
  ['https://a.example/c#', 'address.fragment', 'failed'],
])('of %s says by %s that it is %s', (address, rule, outcome) => {
  const { [rule]: found, ...others } = outcomes(address);
  expect(found).toBe(outcome);
  expect(new Set(Object.values(others))).toEqual(new Set(['passed']));
});

it('says of what is no address that it is none, and of a dot inside a name nothing', () => {
  expect(outcomes('web-app')).toEqual({ address: 'failed' });
  expect(outcomes('https://')).toEqual({ address: 'failed' });
  expect(outcomes('https://a.example?x=/c')['address.path']).toBe('failed');
  expect(outcomes('https://a.example/.well-known/c.json')['address.dots']).toBe('passed');
});

it('never repeats a password', () => {
  const text = JSON.stringify(checkDocumentAddress('http://user:pass-word@a.example/c'));
  expect(text).not.toContain('pass-word');
});
