import { base64url, CompactSign, generateKeyPair } from 'jose';
import type { SandboxAlgorithm } from '#sandbox/contract/definition.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { hasFault } from './has-fault.ts';

type Claims = Readonly<Record<string, unknown>>;

/** Puts into an ID token what a client must not believe. @see OpenID Connect Core 1.0 §3.1.3.7 */
export function spoilClaims(scene: Scene, claims: Claims): Claims {
  const now = Math.floor(scene.now / 1000);
  return {
    ...claims,
    ...(hasFault(scene, 'wrong-iss') && { iss: `${scene.issuer}/somebody-else` }),
    ...(hasFault(scene, 'wrong-aud') && { aud: 'somebody-else' }),
    ...(hasFault(scene, 'wrong-nonce') && 'nonce' in claims && { nonce: 'another-nonce' }),
    ...(hasFault(scene, 'wrong-at-hash') &&
      'at_hash' in claims && { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }),
    ...(hasFault(scene, 'expired') && { iat: now - 7200, exp: now - 3600 }),
    ...(hasFault(scene, 'not-yet-valid') && { nbf: now + 3600 }),
  };
}

/**
 * Signs an ID token as nobody should; null where no such fault is on.
 * @see RFC 7515 §4.1.4, RFC 7518 §3.6
 */
export async function signBadly(
  scene: Scene,
  alg: SandboxAlgorithm,
  claims: Claims,
): Promise<string | null> {
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  const typ = 'JWT';
  if (hasFault(scene, 'alg-none')) {
    const header = base64url.encode(JSON.stringify({ alg: 'none', typ }));
    return `${header}.${base64url.encode(payload)}.`;
  }
  if (!hasFault(scene, 'unknown-kid') && !hasFault(scene, 'other-key')) return null;
  const { privateKey } = await generateKeyPair(alg);
  const known = scene.definition.keys.find((key) => key.alg === alg)?.kid ?? alg;
  const kid = hasFault(scene, 'unknown-kid') ? 'no-such-key' : known;
  return new CompactSign(payload).setProtectedHeader({ alg, typ, kid }).sign(privateKey);
}
