import { expect, test } from 'vitest';
import { effectiveMetadata } from './effective-metadata.ts';

const issuer = 'https://as.example';
const metadata = {
  issuer,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/me`,
  mtls_endpoint_aliases: { token_endpoint: 'https://mtls.as.example/token' },
};
const plain = { authentication: 'client_secret_basic', certificate: null } as const;
const byTls = { authentication: 'tls_client_auth', certificate: null } as const;

test('a client with a certificate goes to the addresses for mutual TLS, others do not', () => {
  const at = (client: Parameters<typeof effectiveMetadata>[1]) =>
    effectiveMetadata({ metadata, overrides: {} }, client).token_endpoint;
  expect(at(null)).toBe(`${issuer}/token`);
  expect(at(plain)).toBe(`${issuer}/token`);
  expect(at(byTls)).toBe('https://mtls.as.example/token');
  expect(at({ ...byTls, authentication: 'self_signed_tls_client_auth' })).toBe(at(byTls));
  expect(at({ ...plain, certificate: 'PEM' })).toBe(at(byTls));
});

test('what the user put in place comes before all', () => {
  const overrides = { token_endpoint: 'https://proxy.example/token', userinfo_endpoint: '' };
  expect(effectiveMetadata({ metadata, overrides }, byTls)).toMatchObject({
    token_endpoint: 'https://proxy.example/token',
    userinfo_endpoint: `${issuer}/me`,
  });
});
