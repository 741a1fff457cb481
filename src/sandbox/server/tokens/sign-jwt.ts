import { CompactSign } from 'jose';
import type { SandboxAlgorithm } from '#sandbox/contract/definition.ts';
import { present } from '#sandbox/server/check.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { findSigningKey, importSigningKey } from './keys.ts';

/** What a token is signed as. */
export interface JwtKind {
  readonly algorithm: SandboxAlgorithm;
  /** @see RFC 7519 §5.1, RFC 9068 §2.1, RFC 9701 §5, OpenID Connect Back-Channel Logout 1.0 §2.4 */
  readonly typ: 'JWT' | 'at+jwt' | 'token-introspection+jwt' | 'logout+jwt';
}

/** Signs claims. Every time in them was given, so no clock is read here. @see RFC 7519 §7.1 */
export async function signJwt(
  scene: Scene,
  kind: JwtKind,
  claims: Readonly<Record<string, unknown>>,
): Promise<string> {
  const jwk = present(findSigningKey(scene.definition, kind.algorithm), `a ${kind.algorithm} key`);
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: kind.algorithm, typ: kind.typ, kid: jwk.kid })
    .sign(await importSigningKey(jwk));
}
