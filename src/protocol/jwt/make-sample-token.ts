import type { Jwk } from '#protocol/model/jwks.ts';
import { thumbprint } from '#protocol/keys/thumbprint.ts';
import { encodeBase64Url } from './base64url.ts';

/** A token to look at, and the public key that verifies it. */
export interface SampleToken {
  readonly token: string;
  readonly publicKey: Jwk;
}

/**
 * Makes an access token that was issued a minute ago, signed with a key made for it alone.
 * @see RFC 9068 §2.1, RFC 9068 §2.2, RFC 7518 §3.4
 */
export async function makeSampleToken(nowMilliseconds: number): Promise<SampleToken> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const {
    kty = 'EC',
    crv = 'P-256',
    x = '',
    y = '',
  } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const bare = { kty, crv, x, y };
  const kid = (await thumbprint(bare)) ?? 'sample';
  const publicKey = { ...bare, kid, alg: 'ES256', use: 'sig' };
  const issued = Math.floor(nowMilliseconds / 1000) - 60;
  const header = { alg: 'ES256', typ: 'at+jwt', kid };
  const claims = {
    iss: 'https://login.example.com/',
    sub: '248289761001',
    aud: ['orders-api', 'billing-api'],
    client_id: 'web-app',
    scope: 'openid orders:read',
    iat: issued,
    exp: issued + 600,
    jti: kid.slice(0, 16),
  };
  const input = `${encodeJson(header)}.${encodeJson(claims)}`;
  const bytes = new TextEncoder().encode(input);
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    pair.privateKey,
    bytes,
  );
  return { token: `${input}.${encodeBase64Url(new Uint8Array(signature))}`, publicKey };
}

function encodeJson(value: object): string {
  return encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
}
