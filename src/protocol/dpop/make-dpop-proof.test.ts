import {
  calculateJwkThumbprint,
  decodeJwt,
  decodeProtectedHeader,
  EmbeddedJWK,
  jwtVerify,
} from 'jose';
import { expect, it } from 'vitest';
import { thumbprint } from '#protocol/keys/thumbprint.ts';
import { makeDpopProof } from './make-dpop-proof.ts';
import { generateProofKey } from './proof-key.ts';

const now = Date.UTC(2026, 0, 1);
let counter = 0;
const random = (length: number) => new Uint8Array(length).fill((counter += 1));
const url = 'https://server.example/token?a=b#c';
const request = { method: 'POST', url, nonce: null, accessToken: null, now, random };

it('has the header and the claims of RFC 9449 §4.2, and no private member of the key', async () => {
  const key = await generateProofKey();
  const proof = await makeDpopProof({ ...request, ...key });
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt' });
  expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'dpop+jwt', jwk: key.publicJwk });
  expect(Object.keys(key.publicJwk).toSorted()).toEqual(['crv', 'kty', 'x', 'y']);
  expect(payload).toEqual({
    jti: expect.any(String) as string,
    htm: 'POST',
    htu: 'https://server.example/token',
    iat: now / 1000,
  });
});

it('hashes the token as RFC 9449 §7.1 does', async () => {
  // RFC 9449 §7.1, figures 10 and 11.
  const accessToken = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
  const proof = await makeDpopProof({ ...request, ...(await generateProofKey()), accessToken });
  expect(decodeJwt(proof)['ath']).toBe('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo');
});

it('carries the nonce that it is given, and a jti of its own each time', async () => {
  const key = await generateProofKey();
  const one = decodeJwt(await makeDpopProof({ ...request, ...key, nonce: 'n' }));
  const other = decodeJwt(await makeDpopProof({ ...request, ...key, nonce: 'n' }));
  expect([one['nonce'], other['nonce']]).toEqual(['n', 'n']);
  expect(one.jti).not.toBe(other.jti);
});

it('is made with a key whose private half cannot be read', async () => {
  const key = await generateProofKey();
  expect(key.privateKey).toMatchObject({ extractable: false });
  const proof = await makeDpopProof({ ...request, ...key });
  const { jwk } = decodeProtectedHeader(proof);
  expect(await thumbprint(key.publicJwk)).toBe(await calculateJwkThumbprint(jwk ?? { kty: '' }));
});
