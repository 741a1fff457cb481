import { expect, test } from 'vitest';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { tokenOf } from '../../../tests/support/token-of.ts';
import { compareKeys } from './compare-keys.ts';
import type { ComparedToken } from './compare-tokens.ts';
import { describeKeys } from './describe-keys.ts';

// RFC 8037 appendix A.2 and A.3; the other one differs in its last bit.
const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
const jwk: Jwk = { kty: 'OKP', crv: 'Ed25519', x };
const otherJwk: Jwk = { ...jwk, x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURk' };
const jkt = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k';

const read = (header: object, claims: object = {}) =>
  decodeJwtUnverified(tokenOf(claims, header)) as ComparedToken;

async function words(first: ComparedToken, second: ComparedToken, known: readonly Jwk[] = []) {
  const keys = await compareKeys(first, second, (issuer) => (issuer === 'us' ? known : []));
  return describeKeys(keys).map(({ text }) => text);
}

test('the key in a header is known by its thumbprint', async () => {
  const header = { alg: 'EdDSA', jwk };
  expect(await words(read(header), read({ ...header, jwk: { ...jwk, use: 'sig' } }))).toEqual([
    'Algorithm: EdDSA for both.',
    `Key: the same, thumbprint ${jkt}.`,
  ]);
  const changed = await words(read(header), read({ ...header, jwk: otherJwk }));
  expect(changed[1]).toMatch(/^Key: another one, .+ thumbprints kPrK_qmx/);
});

test('without the keys only their names are compared', async () => {
  const a = read({ alg: 'RS256', kid: 'a' });
  expect(await words(a, read({ alg: 'PS256', kid: 'b' }))).toEqual([
    'Algorithm changed from RS256 to PS256.',
    'Key: another one is named, “a” became “b”.',
  ]);
  expect(await words(a, a)).toContain('Key: both name “a”.');
  expect(await words(a, read({ alg: 'none' }))).toEqual([
    'Algorithm changed from RS256 to none, which is no signature.',
    'Key: only the first names one, “a”.',
  ]);
});

test('a key set of the issuer tells one key under two names, and asks no other issuer', async () => {
  const known = [
    { ...jwk, kid: 'a' },
    { ...jwk, kid: 'b' },
    { ...jwk, kid: 'twice' },
    { ...otherJwk, kid: 'twice' },
  ];
  const of = (kid: string, iss = 'us') => read({ alg: 'EdDSA', kid }, { iss });
  expect(await words(of('a'), of('b'), known)).toContain(
    `Key: the same under two names, “a” and “b”; thumbprint ${jkt}.`,
  );
  expect(await words(of('a'), of('b', 'them'), known)).toContain(
    'Key: another one is named, “a” became “b”.',
  );
  expect(await words(of('twice'), of('twice'), known)).toContain('Key: both name “twice”.');
});

test('two keys under one name are a warning', async () => {
  const first = read({ alg: 'EdDSA', kid: 'a', jwk });
  const keys = await compareKeys(first, read({ alg: 'EdDSA', kid: 'a', jwk: otherJwk }), () => []);
  expect(describeKeys(keys)[1]).toMatchObject({ tone: 'warned' });
});

test('a binding to a key is compared, however cnf holds it', async () => {
  const bound = read({ alg: 'ES256' }, { cnf: { jkt } });
  expect(await words(bound, read({ alg: 'ES256' }, { cnf: { jwk } }))).toContain(
    `Bound to the same key “${jkt}”.`,
  );
  expect((await words(bound, read({ alg: 'ES256' })))[1]).toMatch(/the second to nothing/);
  const certificate = read({ alg: 'ES256' }, { cnf: { 'x5t#S256': 'abc' } });
  expect((await words(bound, certificate))[1]).toMatch(/^Bound to another certificate: key/);
});

test('an opaque token says nothing of keys', async () => {
  const opaque = decodeJwtUnverified('opaque') as ComparedToken;
  expect(await words(opaque, opaque)).toEqual([]);
});
