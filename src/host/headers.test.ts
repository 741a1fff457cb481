import { expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  contentSecurityPolicyForDev,
  contentSecurityPolicyForMeta,
  pageHeaders,
} from './headers.ts';

test('closes everything that is not named', () => {
  expect(contentSecurityPolicy).toMatch(/^default-src 'none'; script-src 'self'; /);
  expect(contentSecurityPolicy).not.toContain('unsafe-eval');
  expect(contentSecurityPolicy).not.toMatch(/script-src[^;]*unsafe/);
});

test('requires trusted types and names the policies that may be made', () => {
  expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'");
  expect(contentSecurityPolicy).toMatch(/trusted-types default /);
  expect(contentSecurityPolicy).not.toContain("'allow-duplicates'");
});

test('leaves frame-ancestors out of the meta element, and nothing else', () => {
  const named = (policy: string) => policy.split('; ').map((one) => one.split(' ')[0]);
  const left = named(contentSecurityPolicy).filter((name) => name !== 'frame-ancestors');
  expect(named(contentSecurityPolicyForMeta)).toEqual(left);
});

test('opens only what Vite needs while it serves the sources', () => {
  expect(contentSecurityPolicyForDev).toContain("script-src 'self' 'unsafe-inline'");
  expect(contentSecurityPolicyForDev).toContain("base-uri 'none'");
});

test('tells no other site where it was', () => {
  expect(
    new Headers(pageHeaders.map(([name, value]): [string, string] => [name, value])).get(
      'referrer-policy',
    ),
  ).toBe('no-referrer');
});
