import { expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  contentSecurityPolicyForDev,
  contentSecurityPolicyForMeta,
  pageHeaders,
} from './headers.ts';

const hashes = ["'sha256-one='", "'sha256-two='"];
const header = contentSecurityPolicy(hashes);

test('closes everything that is not named', () => {
  expect(header).toMatch(/^default-src 'none'; script-src 'self' 'sha256-one=' 'sha256-two='; /);
  expect(header).not.toContain('unsafe-eval');
  expect(header).not.toMatch(/script-src[^;]*unsafe/);
});

test('requires trusted types and names the policies that may be made', () => {
  expect(header).toContain("require-trusted-types-for 'script'");
  expect(header).toMatch(/trusted-types default /);
  expect(header).not.toContain("'allow-duplicates'");
});

test('leaves frame-ancestors out of the meta element, and nothing else', () => {
  const named = (policy: string) => policy.split('; ').map((one) => one.split(' ')[0]);
  const left = named(header).filter((name) => name !== 'frame-ancestors');
  expect(named(contentSecurityPolicyForMeta(hashes))).toEqual(left);
});

test('lets the same inline scripts run by the header and by the meta element', () => {
  const scripts = (policy: string) => /script-src[^;]*/.exec(policy)?.[0];
  expect(scripts(contentSecurityPolicyForMeta(hashes))).toBe(scripts(header));
  expect(scripts(contentSecurityPolicy([]))).toBe("script-src 'self'");
});

test('opens only what Vite needs while it serves the sources', () => {
  expect(contentSecurityPolicyForDev).toContain("script-src 'self' 'unsafe-inline'");
  expect(contentSecurityPolicyForDev).toContain("base-uri 'none'");
});

test('tells no other site where it was', () => {
  expect(
    new Headers(pageHeaders([]).map(([name, value]): [string, string] => [name, value])).get(
      'referrer-policy',
    ),
  ).toBe('no-referrer');
});
