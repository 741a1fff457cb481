import type { AccessRecord } from '#sandbox/server/grants/records.ts';
import { sha256 } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { verifyOwnJwt, type OwnClaims } from './verify-own-jwt.ts';

/** An access token of ours. Whether it is still good is for checks to say. */
export interface AccessToken {
  readonly claims: OwnClaims;
  /** Null where it was revoked. */
  readonly record: AccessRecord | null;
}

/** Reads an access token of either format; null where it is none of ours. @see RFC 9068 §4, RFC 6749 §1.4 */
export async function readAccessToken(scene: Scene, token: string): Promise<AccessToken | null> {
  const { store } = scene.dependencies;
  const find = (key: string) => store.read({ sandbox: scene.sandboxId, kind: 'access', key });
  const claims = await verifyOwnJwt(scene, token, 'at+jwt');
  if (claims !== null) return { claims, record: await find(String(claims['jti'])) };
  const record = await find(await sha256(token));
  return record?.claims === undefined ? null : { claims: record.claims, record };
}
