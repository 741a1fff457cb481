import { expect, test } from 'vitest';
import type { Client } from '#workspace/model/environment.ts';
import {
  certificateCommand,
  clientOfCertificate,
  originsForCertificates,
} from './relay-certificates.ts';

const issuer = 'https://as.example/tenant';
const metadata = { issuer, token_endpoint: 'https://login.as.example/token' };
const mtls_endpoint_aliases = { token_endpoint: 'https://mtls.as.example/token' };

test('a certificate is for the origin that the client calls: its alias, unless overridden', () => {
  expect(originsForCertificates({ metadata, overrides: {} })).toEqual(['https://login.as.example']);
  const aliased = { ...metadata, mtls_endpoint_aliases };
  expect(originsForCertificates({ metadata: aliased, overrides: {} })).toEqual([
    'https://mtls.as.example',
  ]);
  const overrides = { token_endpoint: 'https://proxy.example:8443/token' };
  expect(originsForCertificates({ metadata: aliased, overrides })).toEqual([
    'https://proxy.example:8443',
  ]);
  const plain = { issuer: 'http://localhost:9' };
  expect(originsForCertificates({ metadata: plain, overrides: {} })).toEqual([]);
});

test('a certificate is found at its client however its lines are broken', () => {
  const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  const clients = [
    { id: 'a', certificate: null },
    { id: 'b', certificate: pem('MIIB\nAAAA') },
  ] as unknown as readonly Client[];
  expect(clientOfCertificate({ certificate: pem('MII\r\nBAAAA') }, clients)?.id).toBe('b');
  expect(clientOfCertificate({ certificate: pem('MIICAAAA') }, clients)).toBeNull();
});

test('the command names the origin', () => {
  expect(certificateCommand('https://as.example')).toContain(
    '--client-cert-for https://as.example',
  );
});
