import { expect, test } from 'vitest';
import { checkMtlsAliases, mtlsAliases } from './mtls-aliases.ts';

const issuer = 'https://as.example';
const withAliases = (mtls_endpoint_aliases: unknown) => ({ issuer, mtls_endpoint_aliases });
const token = 'https://mtls.as.example/token';

test('the aliases of endpoints that clients call are given, as far as they are addresses', () => {
  const metadata = withAliases({
    token_endpoint: token,
    jwks_uri: 'https://mtls.as.example/jwks',
    authorization_endpoint: 'https://mtls.as.example/authorize',
    revocation_endpoint: 'http://mtls.as.example/revoke',
    introspection_endpoint: 7,
    homemade: 'https://mtls.as.example/',
  });
  expect(mtlsAliases(metadata)).toEqual([{ name: 'token_endpoint', address: token }]);
  const checks = checkMtlsAliases(metadata);
  expect(checks.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['mtls_endpoint_aliases.revocation_endpoint', 'failed'],
    ['mtls_endpoint_aliases.introspection_endpoint', 'failed'],
  ]);
});

test('without aliases there are none, and other JSON than an object is told', () => {
  expect([mtlsAliases({ issuer }), checkMtlsAliases({ issuer })]).toEqual([[], []]);
  expect(mtlsAliases(withAliases([token]))).toEqual([]);
  expect(checkMtlsAliases(withAliases('x'))).toMatchObject([{ outcome: 'failed' }]);
  expect(checkMtlsAliases(withAliases({ token_endpoint: token }))).toMatchObject([
    { outcome: 'passed', spec: { document: 'RFC 8705', section: '5' } },
  ]);
});
