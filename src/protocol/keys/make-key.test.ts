import { createPrivateKey, randomBytes, type JsonWebKey } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Jwk } from '#protocol/model/jwks.ts';
import { signJwt } from '#protocol/jwt/sign-jwt.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { keyChoices, secretBits, type KeyUse } from './key-choices.ts';
import { readAnyKey } from './key-from-text.ts';
import { makeKey, type KeyWish, type MadeKey } from './make-key.ts';
import { pemForms } from './pem-forms.ts';
import { publicHalf } from './public-half.ts';
import { thumbprint } from './thumbprint.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const plain = {
  ...{ kind: 'P-256', use: 'sig', alg: null, bits: 2048 },
  ...{ purposeIn: 'use', kid: { by: 'thumbprint' }, isReadable: true },
} as const satisfies KeyWish;

async function made(wish: Partial<KeyWish>): Promise<MadeKey> {
  const key = await makeKey({ ...plain, ...wish }, random);
  if (!key.ok) throw new Error(`Failed to make a key: ${key.problem.code}`);
  return key.value;
}

// Node 20 has no ML-DSA: `tests/e2e/keys.spec.ts` makes those in a browser.
const here = keyChoices.filter(({ kind }) => !kind.startsWith('ML-DSA'));

const cases = here.flatMap(({ kind, algorithms }) =>
  (['sig', 'enc'] as const satisfies readonly KeyUse[]).flatMap((use) =>
    algorithms[use].map((alg) => ({ kind, use, alg, bits: secretBits(alg) ?? 2048 })),
  ),
);

// To find primes takes its time: of RSA one key is made that can be read, and one for each name.
for (const one of cases.filter(({ kind, alg }) => kind !== 'RSA' || alg === 'RS256')) {
  const { kind, use, alg } = one;
  it(`makes ${kind} for ${alg} that can be read`, async () => {
    const { jwk, handle } = await made(one);
    expect(handle).toBeNull();
    expect(jwk).toMatchObject({ alg, use, kid: await thumbprint(jwk) });
    if (use === 'sig') await verifies(alg, jwk, jwk);
  });
}

for (const one of cases) {
  const { kind, use, alg } = one;
  it(`makes ${kind} for ${alg} that nobody can read, where WebCrypto has it`, async () => {
    const key = await makeKey({ ...plain, ...one, isReadable: false }, random);
    if (/CBC/.test(alg)) {
      expect(key).toEqual({ ok: false, problem: { code: 'key_must_be_readable', alg } });
      return;
    }
    if (!key.ok || key.value.handle === null) throw new Error('Failed to make a key');
    const { jwk, handle } = key.value;
    expect(handle.extractable).toBe(false);
    expect(['d', 'p', 'k', 'priv'].filter((member) => member in jwk)).toEqual([]);
    if (use === 'sig' && kind !== 'oct') await verifies(alg, handle, jwk);
  });
}

async function verifies(alg: string, key: CryptoKey | Jwk, jwk: Jwk): Promise<void> {
  const token = await signJwt({ alg }, { sub: 'a' }, key);
  const keys = [publicHalf(jwk) ?? jwk];
  const verdict = await verifyJws(token, { kind: 'jwks', keys, text: '' });
  expect([alg, verdict.status]).toEqual([alg, 'verified']);
}

it('makes RSA keys of each size, which Node reads', async () => {
  for (const bits of [2048, 3072]) {
    const { jwk } = await made({ kind: 'RSA', bits });
    const node = createPrivateKey({ key: { ...jwk } as JsonWebKey, format: 'jwk' });
    expect(node.asymmetricKeyDetails).toEqual({ modulusLength: bits, publicExponent: 65537n });
  }
});

it('gives back the same key by way of PEM, for every kind', async () => {
  for (const { kind } of here.filter((one) => one.kind !== 'oct')) {
    const use = kind === 'X25519' ? 'enc' : 'sig';
    const { jwk } = await made({ kind, use, purposeIn: 'nowhere', kid: { by: 'none' } });
    for (const { form, isPrivate, pem } of pemForms(jwk)) {
      const read = await readAnyKey(pem.ok ? pem.value : '');
      const expected = isPrivate ? jwk : publicHalf(jwk);
      expect([kind, form, read.ok ? read.value[0]?.jwk : read]).toEqual([kind, form, expected]);
    }
  }
});

it('says what a key is for by one member, and names it as it is told', async () => {
  expect((await made({ purposeIn: 'key_ops' })).jwk).toMatchObject({ key_ops: ['sign'] });
  const neither = await made({ purposeIn: 'nowhere', kid: { by: 'none' } });
  expect(Object.keys(neither.jwk)).toEqual(['kty', 'crv', 'x', 'y', 'd']);
  const typed = await made({ kid: { by: 'typed', value: 'mine' } });
  expect(Object.keys(typed.jwk).slice(0, 3)).toEqual(['kty', 'kid', 'use']);
  expect(typed.jwk.kid).toBe('mine');
  const uri = await made({ kid: { by: 'thumbprint-uri' } });
  const hash = await thumbprint(uri.jwk);
  expect(uri.jwk.kid).toBe(`urn:ietf:params:oauth:jwk-thumbprint:sha-256:${hash ?? ''}`);
});

it('says why a key cannot be made', async () => {
  const problem = async (wish: Partial<KeyWish>) => {
    const key = await makeKey({ ...plain, ...wish }, random);
    return key.ok ? null : key.problem;
  };
  expect(await problem({ isReadable: false })).toEqual({ code: 'key_needs_algorithm' });
  const kind = 'ML-DSA-44';
  const known = await crypto.subtle.generateKey(kind, true, ['sign']).then(
    () => null,
    () => ({ code: 'key_kind_unavailable', kind }),
  );
  expect(await problem({ kind, alg: kind })).toEqual(known);
});

it('leaves nothing private in a public half', () => {
  const jwk: Jwk = {
    ...{ kty: 'RSA', kid: 'a', n: 'n', e: 'e', d: 'd', p: 'p', q: 'q', dp: 'x', dq: 'x', qi: 'x' },
    ...{ oth: [], ext: true, key_ops: ['sign', 'decrypt', 'deriveBits'] },
  };
  expect(publicHalf(jwk)).toEqual({
    ...{ kty: 'RSA', kid: 'a', n: 'n', e: 'e', key_ops: ['verify', 'encrypt'] },
  });
  expect(publicHalf({ kty: 'AKP', alg: 'ML-DSA-44', pub: 'a', priv: 'b' })).toEqual({
    ...{ kty: 'AKP', alg: 'ML-DSA-44', pub: 'a' },
  });
  expect(publicHalf({ kty: 'oct', k: 'a' })).toBeNull();
});
