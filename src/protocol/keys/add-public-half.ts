import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import type { KeyDerProblem } from './key-der-problem.ts';
import { writePkcs8, type PrivateKeyParts } from './private-key-der.ts';

/**
 * Completes a private key whose form left out the public half: WebCrypto computes it. Says so where it
 * cannot, as for a curve that it does not have.
 * @see RFC 8410 §7, RFC 5915 §3, RFC 9881 §6
 */
export async function addPublicHalf({
  jwk,
  lacksPublicHalf,
}: PrivateKeyParts): Promise<Result<Jwk, KeyDerProblem>> {
  if (!lacksPublicHalf) return ok(jwk);
  const kind = jwk.crv ?? jwk.alg ?? jwk.kty;
  const missing = fail({ code: 'key_public_half_missing', kind } as const);
  const der = writePkcs8(jwk);
  if (!der.ok) return der;
  try {
    const { name, usage } = importAs(jwk);
    const algorithm = jwk.kty === 'EC' ? { name, namedCurve: kind } : { name };
    const key = await crypto.subtle.importKey('pkcs8', der.value, algorithm, true, [usage]);
    const whole = await crypto.subtle.exportKey('jwk', key);
    const { x, y } = whole;
    const pub: unknown = (whole as Readonly<Record<string, unknown>>)['pub'];
    if (typeof pub === 'string') return ok({ ...jwk, pub });
    if (x === undefined) return missing;
    return ok({ ...jwk, x, ...(y === undefined ? {} : { y }) });
  } catch {
    return missing;
  }
}

function importAs({ kty, crv = '', alg = '' }: Jwk): {
  readonly name: string;
  readonly usage: 'sign' | 'deriveBits';
} {
  if (kty === 'EC') return { name: 'ECDSA', usage: 'sign' };
  if (kty === 'AKP') return { name: alg, usage: 'sign' };
  return { name: crv, usage: crv.startsWith('X') ? 'deriveBits' : 'sign' };
}
