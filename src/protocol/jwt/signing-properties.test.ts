import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signatureAlgorithms, signingKeyFor } from '../../../tests/support/signing-keys.ts';
import { signJws } from './sign-jws.ts';
import { loadSigningKey } from './signing-key.ts';
import { verifyJws } from './verify-jws.ts';

const runs = { numRuns: 8 };

async function signer(algorithm: string) {
  const jwk = await signingKeyFor(algorithm);
  const key = await loadSigningKey({ kind: 'jwk', jwk }, algorithm);
  if (!key.ok) throw new Error(`Failed to load a key: ${key.problem.code}`);
  const keys = { kind: 'jwks', keys: [jwk], text: '' } as const;
  return {
    sign: async (payload: string) => {
      const made = await signJws({ header: `{"alg":"${algorithm}"}`, payload }, key.value);
      return made.ok ? made.value : made.problem.code;
    },
    verify: async (token: string) => (await verifyJws(token, keys)).status,
  };
}

it.each(signatureAlgorithms)('verifies whatever it has signed with %s', async (algorithm) => {
  const { sign, verify } = await signer(algorithm);
  const texts = fc.oneof(fc.json(), fc.string({ unit: 'binary' }));
  await fc.assert(
    fc.asyncProperty(texts, async (payload) => {
      expect(await verify(await sign(payload))).toBe('verified');
    }),
    runs,
  );
});

it.each(signatureAlgorithms)('refuses one flipped bit of %s anywhere', async (algorithm) => {
  const { sign, verify } = await signer(algorithm);
  const token = await sign('{"sub":"248289761001","exp":1893456000}');
  const parts = token.split('.').map((part) => Buffer.from(part, 'base64url'));
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(2), async (bit, index) => {
      const changed = parts.map((part) => Buffer.from(part));
      const part = changed[index]!;
      const at = bit % (part.length * 8);
      part[at >> 3]! ^= 1 << (at & 7);
      const text = changed.map((one) => one.toString('base64url')).join('.');
      expect(await verify(text)).not.toBe('verified');
    }),
    { numRuns: 40 },
  );
});
