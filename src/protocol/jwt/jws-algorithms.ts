import type { Jwk } from '#protocol/model/jwks.ts';
import { valueText } from '#protocol/value-text.ts';

/** A signature algorithm as keys are matched to it. */
export interface JwsAlgorithm {
  readonly kty: 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP';
  readonly crv: string | null;
  /**
   * Bytes of its hash, which a secret has to have at least; null where it names no hash of its own.
   * @see RFC 7518 §3.2
   */
  readonly hashBytes: 32 | 48 | 64 | null;
}

/** Every algorithm that can be verified. @see RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2, RFC 9964 */
export const jwsAlgorithms: Readonly<Record<string, JwsAlgorithm>> = {
  HS256: { kty: 'oct', crv: null, hashBytes: 32 },
  HS384: { kty: 'oct', crv: null, hashBytes: 48 },
  HS512: { kty: 'oct', crv: null, hashBytes: 64 },
  RS256: { kty: 'RSA', crv: null, hashBytes: 32 },
  RS384: { kty: 'RSA', crv: null, hashBytes: 48 },
  RS512: { kty: 'RSA', crv: null, hashBytes: 64 },
  PS256: { kty: 'RSA', crv: null, hashBytes: 32 },
  PS384: { kty: 'RSA', crv: null, hashBytes: 48 },
  PS512: { kty: 'RSA', crv: null, hashBytes: 64 },
  ES256: { kty: 'EC', crv: 'P-256', hashBytes: 32 },
  ES384: { kty: 'EC', crv: 'P-384', hashBytes: 48 },
  ES512: { kty: 'EC', crv: 'P-521', hashBytes: 64 },
  Ed25519: { kty: 'OKP', crv: 'Ed25519', hashBytes: 64 },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', hashBytes: 64 },
  'ML-DSA-44': { kty: 'AKP', crv: null, hashBytes: null },
  'ML-DSA-65': { kty: 'AKP', crv: null, hashBytes: null },
  'ML-DSA-87': { kty: 'AKP', crv: null, hashBytes: null },
};

/** The algorithm of that name; null where it is none that can be verified here. */
export function jwsAlgorithm(name: unknown): JwsAlgorithm | null {
  return typeof name === 'string' && Object.hasOwn(jwsAlgorithms, name)
    ? (jwsAlgorithms[name] ?? null)
    : null;
}

/**
 * Why a key cannot verify with an algorithm; null where it can.
 * @see RFC 7517 §4.1 to §4.4, RFC 7515 §10.7
 */
export function keyMisfit(jwk: Jwk, name: string): string | null {
  return kindMisfit(jwk, name) ?? purposeMisfit(jwk, name);
}

/** Why a key is of another kind than an algorithm needs; null where it is not. @see RFC 7518 §6, RFC 9964 */
export function kindMisfit(jwk: Jwk, name: string): string | null {
  const algorithm = jwsAlgorithm(name);
  if (algorithm === null) return `${name} is not known here`;
  const { kty, crv } = algorithm;
  if (jwk.kty !== kty) return `its kty is ${jwk.kty}, ${name} needs ${kty}`;
  if (crv !== null && jwk.crv !== crv)
    return `its curve is ${valueText(jwk.crv)}, ${name} needs ${crv}`;
  // RFC 9964: such a key says itself which of the three it is for.
  return kty === 'AKP' && jwk.alg === undefined ? 'its alg is missing, which kty AKP needs' : null;
}

/** Why a key says that it is for something else; null where it does not. @see RFC 7517 §4.2 to §4.4 */
export function purposeMisfit(jwk: Jwk, name: string): string | null {
  if (jwk.use !== undefined && jwk.use !== 'sig')
    return `its use is ${valueText(jwk.use)}, not sig`;
  if (jwk.alg !== undefined && plainName(jwk.alg) !== plainName(name)) {
    return `its alg is ${valueText(jwk.alg)}, the token's is ${name}`;
  }
  const forbids =
    Array.isArray(jwk.key_ops) && !jwk.key_ops.some((use) => use === 'verify' || use === 'sign');
  return forbids ? 'its key_ops do not allow verifying' : null;
}

/** RFC 9864 §2.2 gives EdDSA with this curve its own name. */
function plainName(name: string): string {
  return name === 'EdDSA' ? 'Ed25519' : name;
}
