import type { Jwk } from '#protocol/model/jwks.ts';
import { publicJwk } from './generate-signing-keys.ts';

/** What the public half may do where the private one may do the other. @see RFC 7517 §4.3 */
const counterparts: Readonly<Record<string, string>> = {
  sign: 'verify',
  decrypt: 'encrypt',
  unwrapKey: 'wrapKey',
};

/**
 * The public half of a key, with `key_ops` that a public key can have; null for a secret, which has no
 * half that may be shown.
 * @see RFC 7517 §4.3, §9.2, RFC 7518 §6
 */
export function publicHalf(jwk: Jwk): Jwk | null {
  if (jwk.kty === 'oct') return null;
  const { ext: _ext, key_ops: ops, ...half } = publicJwk(jwk);
  if (!Array.isArray(ops)) return { ...half };
  const kept = ops.flatMap((op: unknown) => {
    if (typeof op !== 'string' || op.startsWith('derive')) return [];
    return counterparts[op] ?? op;
  });
  return kept.length === 0 ? { ...half } : { ...half, key_ops: [...new Set(kept)] };
}
