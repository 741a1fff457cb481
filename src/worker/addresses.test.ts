import { afterEach, expect, it, vi } from 'vitest';
import type * as addresses from './addresses.ts';

/** The module as a build for a folder has it. */
async function builtFor(base: string): Promise<typeof addresses> {
  vi.resetModules();
  vi.stubEnv('BASE_URL', base);
  return import('./addresses.ts');
}

afterEach(() => {
  vi.unstubAllEnvs();
});

const at = (path: string) => new URL(path, 'https://site.example');

it.each([
  ['/', ''],
  ['/x/', '/x'],
])('knows the addresses of the sandbox below %s', async (base, below) => {
  const { isSandboxAddress } = await builtFor(base);
  for (const path of [
    `${below}/sandbox`,
    `${below}/sandbox/default/authorize`,
    `/.well-known/oauth-authorization-server${below}/sandbox/default`,
    `/.well-known/openid-configuration${below}/sandbox/default`,
  ]) {
    expect(isSandboxAddress(at(path)), path).toBe(true);
  }
  for (const path of [
    `${below}/`,
    `${below}/sandboxes`,
    '/y/sandbox/default',
    '/.well-known/openid-configuration/y/sandbox/default',
    '/.well-known/sandbox',
  ]) {
    expect(isSandboxAddress(at(path)), path).toBe(false);
  }
});

it('leaves the rest of a site to its owner', async () => {
  const { isSandboxAddress, pathBelowBase } = await builtFor('/x/');
  expect(isSandboxAddress(at('/sandbox/default'))).toBe(false);
  expect(isSandboxAddress(at('/.well-known/openid-configuration/sandbox/default'))).toBe(false);
  expect(pathBelowBase(at('/callback'))).toBeNull();
  expect(pathBelowBase(at('/xy/callback'))).toBeNull();
  expect(pathBelowBase(at('/x/callback'))).toBe('/callback');
});
