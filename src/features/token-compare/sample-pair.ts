import { encodeBase64Url } from '#protocol/jwt/base64url.ts';

/**
 * Two access tokens as one client might get them before and after a change of its server: another
 * audience and scope, a shorter life, another key. Nothing verifies their signatures, and nothing should.
 */
export function samplePair(nowMilliseconds: number): { first: string; second: string } {
  const now = Math.floor(nowMilliseconds / 1000);
  const common = { iss: 'https://login.example.com/', sub: '248289761001', client_id: 'web-app' };
  const first = {
    ...common,
    aud: 'orders-api',
    scope: 'openid orders:read profile',
    iat: now - 240,
    exp: now + 3360,
    jti: 'a1',
  };
  const second = {
    ...common,
    aud: ['orders-api', 'billing-api'],
    scope: 'profile openid orders:write',
    iat: now - 60,
    exp: now + 240,
    jti: 'b2',
    acr: 'urn:example:strong',
  };
  return { first: encode(first, '2026-01', 1), second: encode(second, '2026-02', 2) };
}

function encode(claims: object, kid: string, filler: number): string {
  const header = { alg: 'ES256', typ: 'at+jwt', kid };
  const parts = [header, claims].map((part) =>
    encodeBase64Url(new TextEncoder().encode(JSON.stringify(part))),
  );
  return `${parts.join('.')}.${encodeBase64Url(new Uint8Array(64).fill(filler))}`;
}
