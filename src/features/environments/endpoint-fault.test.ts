import { expect, test } from 'vitest';
import { endpointFault } from './endpoint-fault.ts';

test('takes https and http addresses, queries too (RFC 6749 §3.1)', () => {
  expect(endpointFault('https://as.example/token?tenant=1')).toBeNull();
  expect(endpointFault('http://localhost:9000/token')).toBeNull();
});

test('refuses what is no address, other schemes, passwords and fragments, each in its own words', () => {
  const faults = [
    'token',
    'ftp://as.example',
    'https://u:p@as.example',
    'https://as.example/#x',
  ].map(endpointFault);
  expect(faults).not.toContain(null);
  expect(new Set(faults).size).toBe(4);
});
