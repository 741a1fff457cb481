import { expect, it } from 'vitest';
import { makeAkpJwk, mlDsaNames, signByNoble } from '../../../tests/support/ml-dsa-by-noble.ts';
import { keyMisfit } from './jws-algorithms.ts';
import { verifyJws } from './verify-jws.ts';

it.each(mlDsaNames)('fits a key to %s by the alg that the key has to name', (alg) => {
  const { priv: _priv, ...jwk } = makeAkpJwk(alg, 1);
  const { alg: _alg, ...nameless } = jwk;
  expect(keyMisfit(jwk, alg)).toBeNull();
  expect(keyMisfit(nameless, alg)).toContain('alg is missing');
  expect(keyMisfit({ ...jwk, alg: 'ML-DSA-1' }, alg)).toContain('its alg is ML-DSA-1');
  expect(keyMisfit({ ...jwk, kty: 'OKP' }, alg)).toContain('needs AKP');
});

it.each(mlDsaNames)('says where the runtime has no %s', async (alg) => {
  const key = makeAkpJwk(alg, 1);
  const token = signByNoble(key, { alg }, { sub: 'a' });
  const keys = { kind: 'jwks', keys: [{ ...key }], text: JSON.stringify(key) } as const;
  // Node 20 has none of them; where it is run on a newer one, the signature verifies.
  const hasIt = await crypto.subtle
    .importKey('jwk', { ...key, priv: undefined } as JsonWebKey, alg, false, ['verify'])
    .then(
      () => true,
      () => false,
    );
  const verdict = await verifyJws(token, keys);
  if (hasIt) expect(verdict).toMatchObject({ status: 'verified', algorithm: alg });
  else expect(verdict.tried[0]?.detail).toBe(`this browser does not have ${alg}`);
});
