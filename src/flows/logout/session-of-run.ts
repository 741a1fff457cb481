import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import type { RunMemory } from '#flows/run-memory.ts';

/** `sid` of the ID token that a run signs out with; null where there is none. @see OpenID Connect Front-Channel Logout 1.0 §3 */
export function sessionOfRun({ idToken }: Pick<RunMemory, 'idToken'>): string | null {
  const decoded = idToken === null ? null : decodeJwtUnverified(idToken);
  const sid = decoded?.kind === 'jws' ? decoded.payload.claims['sid'] : null;
  return typeof sid === 'string' ? sid : null;
}
