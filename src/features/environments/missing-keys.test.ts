import { expect, test } from 'vitest';
import { missingKeys } from './missing-keys.ts';

const named = (alg: string, use?: string) => ({ kty: 'RSA', kid: alg, alg, use });
const missing = (...keys: ReturnType<typeof named>[]) =>
  missingKeys({ keys }).map(({ algorithm }) => algorithm);

test('RS256 and a key to encrypt to are missed, and nothing else', () => {
  expect(missing(named('RS256', 'sig'), named('ECDH-ES', 'enc'))).toEqual([]);
  expect(missing(named('ES256'), named('RSA-OAEP-256', 'enc'))).toEqual(['RS256']);
  expect(missing(named('RS256'))).toEqual(['RSA-OAEP-256']);
  expect(missing(named('PS256'))).toEqual(['RS256', 'RSA-OAEP-256']);
});
