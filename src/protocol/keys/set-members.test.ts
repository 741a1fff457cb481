import { expect, it } from 'vitest';
import { setMembers } from './set-members.ts';
import vectors from '../../../tests/vectors/thumbprints.json' with { type: 'json' };

const nothing = { kid: null, use: null, alg: null };

it('names a key by its thumbprint, and keeps what nothing was said of', async () => {
  for (const { key, thumbprint } of vectors.vectors) {
    const named = await setMembers(key, { ...nothing, kid: { by: 'thumbprint' } });
    expect(named).toEqual({ ...key, kid: thumbprint });
    const uri = await setMembers(key, { ...nothing, kid: { by: 'thumbprint-uri' } });
    expect(uri.kid).toBe(`urn:ietf:params:oauth:jwk-thumbprint:sha-256:${thumbprint}`);
    expect(await setMembers(key, nothing)).toEqual(key);
  }
});

it('adds, replaces and takes away, in the order in which people write', async () => {
  const jwk = { x: 'A', crv: 'Ed25519', kty: 'OKP', use: 'enc', kid: 'a' };
  const kid = { by: 'typed', value: 'b' } as const;
  const changed = await setMembers(jwk, { kid, use: 'sig', alg: 'Ed25519' });
  expect(Object.entries(changed)).toEqual([
    ['kty', 'OKP'],
    ['kid', 'b'],
    ['use', 'sig'],
    ['alg', 'Ed25519'],
    ['x', 'A'],
    ['crv', 'Ed25519'],
  ]);
  const bare = await setMembers(changed, { kid: { by: 'none' }, use: '', alg: '' });
  expect(Object.keys(bare)).toEqual(['kty', 'x', 'crv']);
});
