import { constants, createHmac, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { verifyByNoble } from './ml-dsa-by-noble.ts';

/** A key as the page shows it. */
export type ShownJwk = Readonly<Record<string, unknown>>;

/** Whether a compact JWS is signed by the key, judged by Node's own crypto and none of the program's code. */
export function verifyByNode(token: string, jwk: ShownJwk): boolean {
  const [header = '', payload = '', encoded = ''] = token.split('.');
  const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg: string };
  const input = Buffer.from(`${header}.${payload}`);
  const signature = Buffer.from(encoded, 'base64url');
  const hash = `sha${alg.slice(2)}`;
  if (alg.startsWith('HS')) {
    const secret = Buffer.from(String(jwk['k']), 'base64url');
    return createHmac(hash, secret).update(input).digest().equals(signature);
  }
  if (alg.startsWith('ML-DSA')) return verifyByNoble({ alg, pub: String(jwk['pub']) }, token);
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  if (alg.startsWith('Ed')) return verify(null, input, key, signature);
  return verify(hash, input, paddedAs(alg, key), signature);
}

function paddedAs(alg: string, key: KeyObject) {
  if (alg.startsWith('ES')) return { key, dsaEncoding: 'ieee-p1363' } as const;
  if (alg.startsWith('RS')) return { key };
  const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST: saltLength } = constants;
  return { key, padding, saltLength };
}
