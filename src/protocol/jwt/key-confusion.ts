import { exportSPKI, importJWK, type CryptoKey } from 'jose';
import type { KeyMaterial } from '#protocol/keys/parse-key-material.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { valueText } from '#protocol/value-text.ts';
import type { DecodedJws } from './decode-jwt.ts';
import { jwsAlgorithm } from './jws-algorithms.ts';

/** Any algorithm of the right family reads the key: only its public text is wanted. */
const readingAlgorithm: Readonly<Record<string, string>> = {
  RSA: 'RS256',
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
  Ed25519: 'Ed25519',
};

/**
 * Names the public key whose text was used as the secret of an HS signature, as an attacker does
 * who has a verifier that takes any key for any algorithm; null where none was.
 * @see RFC 8725 §2.1, RFC 8725 §3.1
 */
export async function findKeyConfusion(
  decoded: DecodedJws,
  algorithm: string,
  keys: Exclude<KeyMaterial, { readonly kind: 'url' | 'secret' }>,
): Promise<string | null> {
  for (const { name, text } of await publicTexts(keys)) {
    for (const secret of new Set([text, text.trim(), `${text.trim()}\n`])) {
      if (await isHmacOf(decoded, algorithm, secret)) return name;
    }
  }
  return null;
}

interface PublicText {
  readonly name: string;
  readonly text: string;
}

async function publicTexts(
  keys: Exclude<KeyMaterial, { readonly kind: 'url' | 'secret' }>,
): Promise<PublicText[]> {
  if (keys.kind === 'pem') {
    return [
      { name: 'the PEM key', text: keys.pem },
      { name: 'the PEM key', text: keys.text },
    ];
  }
  const texts: PublicText[] = [];
  const asymmetric = keys.keys.filter(({ kty }) => kty !== 'oct');
  if (asymmetric.length > 0) texts.push({ name: 'the key set', text: keys.text });
  for (const jwk of asymmetric) {
    const name = jwk.kid === undefined ? 'a key of the set' : valueText(jwk.kid);
    texts.push({ name, text: JSON.stringify(jwk) });
    if (typeof jwk.n === 'string') texts.push({ name, text: jwk.n });
    const pem = await pemOf(jwk);
    if (pem !== null) texts.push({ name, text: pem });
  }
  return texts;
}

async function pemOf(jwk: Jwk): Promise<string | null> {
  const alg = readingAlgorithm[valueText(jwk.crv ?? jwk.kty)];
  if (alg === undefined) return null;
  const { kty, crv, x, y, n, e } = jwk;
  const members = Object.entries({ crv, x, y, n, e }).filter(([, value]) => value !== undefined);
  try {
    const key = await importJWK({ kty, ...Object.fromEntries(members) }, alg, {
      extractable: true,
    });
    return key instanceof Uint8Array ? null : await exportSPKI(key);
  } catch {
    return null;
  }
}

async function isHmacOf(decoded: DecodedJws, algorithm: string, secret: string): Promise<boolean> {
  const { signature, token } = decoded;
  if (signature.bytes === null || secret === '') return false;
  const hash = `SHA-${(jwsAlgorithm(algorithm)?.hashBytes ?? 32) * 8}`;
  const encoder = new TextEncoder();
  const key: CryptoKey = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash },
    false,
    ['verify'],
  );
  const input = encoder.encode(token.slice(0, signature.start - 1));
  return crypto.subtle.verify('HMAC', key, signature.bytes, input);
}
