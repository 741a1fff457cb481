import { compactVerify, decodeProtectedHeader, errors } from 'jose';
import type { Scene } from '#sandbox/server/scene.ts';
import { importSigningKey, isForEncryption, toPublicJwk } from './keys.ts';

/** Claims of a token that this sandbox has signed. Whether they still hold is for checks to say. */
export type OwnClaims = Readonly<Record<string, unknown>>;

/**
 * Reads a token that this sandbox signed; null where it did not. Times are not looked at.
 * @see RFC 7519 §7.2, RFC 9068 §4 on `typ`
 */
export async function verifyOwnJwt(
  scene: Scene,
  token: string,
  typ: 'JWT' | 'at+jwt',
): Promise<OwnClaims | null> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const jwk = scene.definition.keys.find((key) => key.kid === kid && !isForEncryption(key));
    if (jwk === undefined) return null;
    const key = await importSigningKey(toPublicJwk(jwk));
    const verified = await compactVerify(token, key, { algorithms: [jwk.alg] });
    const claims: unknown = JSON.parse(new TextDecoder().decode(verified.payload));
    if (verified.protectedHeader.typ !== typ || !isClaims(claims)) return null;
    return claims['iss'] === scene.issuer ? claims : null;
  } catch (error) {
    // A header that cannot be read is a TypeError, everything else that a stranger's token may
    // cause is one of jose's own.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}

function isClaims(value: unknown): value is OwnClaims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
