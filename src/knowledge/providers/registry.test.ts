import { describe, expect, it } from 'vitest';
import { fillBlanks, initialBlanks, missingBlanks } from './fill-blanks.ts';
import type { ProviderTemplate } from './provider-template.ts';
import { providers } from './registry.ts';

const exampleOf = ({ blanks }: ProviderTemplate) =>
  Object.fromEntries(
    blanks.map(({ name }) => [
      name,
      `${/^(?:base|issuer)$/.test(name) ? 'https://' : ''}x-${name.toLowerCase()}.example`,
    ]),
  );

function addressesOf({ server, apis }: ProviderTemplate): readonly string[] {
  const samples = apis.flatMap((api) => api.samples.map(({ url }) => url));
  if (server.kind === 'discovery') return [server.issuer, ...samples];
  if (server.kind === 'api-key') return [server.origin, ...samples];
  return [server.issuer, ...Object.values(server.addresses), ...samples];
}

describe.each(providers)('$name', (provider) => {
  it('has addresses that are such once its blanks are filled', () => {
    for (const address of addressesOf(provider)) {
      const filled = fillBlanks(address, exampleOf(provider));
      expect(filled).not.toMatch(/[{}]/);
      expect(URL.canParse(filled) ? filled : `no address: ${filled}`).toBe(filled);
    }
  });

  it('has no blank that nothing needs', () => {
    for (const { name } of provider.blanks) {
      const needs = addressesOf(provider).filter((address) => address.includes(`{${name}}`));
      expect(needs, name).not.toEqual([]);
    }
  });

  it('says where its facts are from, and when they were gone through', () => {
    expect(provider.documentation).toMatch(/^https:\/\//);
    expect(provider.checked).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('asks its APIs for scopes that it names', () => {
    const named = provider.scopes.flatMap(({ scopes }) => scopes.map(([scope]) => scope));
    for (const { scope } of provider.apis) {
      for (const one of scope.split(' ').filter((text) => text !== '')) {
        expect(named).toContain(one);
      }
    }
  });
});

it('has each provider once', () => {
  const ids = providers.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(23);
});

it('takes what people paste in a blank, and says what is missing', () => {
  const blanks = [{ name: 'host', label: 'Host', example: 'a' }];
  expect(initialBlanks({ blanks })).toEqual({ host: '' });
  expect(missingBlanks({ blanks }, { host: ' / ' })).toEqual(blanks);
  expect(fillBlanks('https://{host}/api', { host: ' https://git.example/ ' })).toBe(
    'https://git.example/api',
  );
  expect(fillBlanks('{base}/realms/{realm}', { base: 'http://localhost:8080/', realm: 'r' })).toBe(
    'http://localhost:8080/realms/r',
  );
  expect(fillBlanks('https://{host}/', {})).toBe('https://{host}/');
});
