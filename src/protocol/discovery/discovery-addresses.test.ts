import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discoveryAddresses } from './discovery-addresses.ts';
import { parsePastedMetadata } from './parse-pasted-metadata.ts';

function urlsOf(text: string): readonly string[] {
  const plan = discoveryAddresses(text);
  return plan.ok ? plan.value.candidates.map(({ url }) => url) : [];
}

function expectedOf(text: string): unknown {
  const plan = discoveryAddresses(text);
  return plan.ok ? plan.value.expected : null;
}

test('an issuer with a path is tried appended, and inserted in both ways', () => {
  expect(urlsOf('https://example.com/issuer1')).toEqual([
    'https://example.com/issuer1/.well-known/openid-configuration',
    'https://example.com/.well-known/oauth-authorization-server/issuer1',
    'https://example.com/.well-known/openid-configuration/issuer1',
  ]);
});

test('an issuer without a path has two addresses, as two of the three are the same', () => {
  expect(urlsOf('https://example.com')).toEqual([
    'https://example.com/.well-known/openid-configuration',
    'https://example.com/.well-known/oauth-authorization-server',
  ]);
});

test('a slash at the end is part of the issuer, and not of the addresses', () => {
  expect(expectedOf('https://a.example/')).toEqual({ issuer: 'https://a.example/', isTyped: true });
  expect(expectedOf('https://a.example')).toEqual({ issuer: 'https://a.example', isTyped: true });
  expect(urlsOf('https://a.example/b/')).toEqual(urlsOf('https://a.example/b'));
});

test('a metadata address is tried as it is, and its issuer is derived without judging a slash', () => {
  const appended = 'https://a.example/b/.well-known/openid-configuration?policy=c';
  expect(urlsOf(appended)).toEqual([appended]);
  expect(expectedOf(appended)).toEqual({ issuer: 'https://a.example/b', isTyped: false });
  const inserted = 'https://a.example/.well-known/oauth-authorization-server/b';
  expect(urlsOf(inserted)).toEqual([inserted]);
  expect(expectedOf(inserted)).toEqual({ issuer: 'https://a.example/b', isTyped: false });
});

test('a missing scheme is added: http on this machine, https elsewhere', () => {
  expect(urlsOf('login.example.com/t')[0]).toMatch(
    /^https:\/\/login\.example\.com\/t\/\.well-known/,
  );
  expect(urlsOf('localhost:8080/realms/a')[0]).toMatch(/^http:\/\/localhost:8080\/realms\/a\//);
});

test('spaces, quotes and line breaks around the text are taken away', () => {
  expect(urlsOf(' "https://a.example/\r\n  "\n')).toEqual(urlsOf('https://a.example/'));
});

test('words are not addresses', () => {
  for (const text of [
    'keycloak',
    'not an address',
    'javascript:alert(1)',
    'https://u:p@a.example',
  ]) {
    expect(urlsOf(text)).toEqual([]);
  }
});

test('no text makes it throw, and every address is a web address without a fragment', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true }));
  fc.assert(
    fc.property(texts, (text) => {
      for (const url of urlsOf(text)) {
        expect(new URL(url).protocol).toMatch(/^https?:$/);
        expect(url).not.toContain('#');
      }
    }),
  );
});

test('no pasted text makes reading metadata throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parsePastedMetadata(text)),
  );
});
