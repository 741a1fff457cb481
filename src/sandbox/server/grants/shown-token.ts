import { sha256 } from '#sandbox/server/http/encoding.ts';
import { readAccessToken } from '#sandbox/server/tokens/read-access-token.ts';
import type { OwnClaims } from '#sandbox/server/tokens/verify-own-jwt.ts';
import type { ClientRequest } from './client-request.ts';
import { findFamily } from './find-family.ts';
import type { AccessRecord, FamilyRecord, RefreshRecord } from './records.ts';

/** A token that a client asks about, or gives back. */
export interface ShownToken extends ClientRequest {
  readonly isSent: boolean;
  readonly access: { readonly claims: OwnClaims; readonly record: AccessRecord } | null;
  readonly refresh: { readonly key: string; readonly record: RefreshRecord } | null;
  /** What it came from; null where that was ended, or the token is unknown. */
  readonly family: FamilyRecord | null;
}

/**
 * Finds a token of either kind; a hint about its kind is not needed.
 * @see RFC 7009 §2.1, RFC 7662 §2.1 on `token_type_hint`
 */
export async function readShownToken(request: ClientRequest): Promise<ShownToken> {
  const { scene, form } = request;
  const { store } = scene.dependencies;
  const sandbox = scene.sandboxId;
  const token = form.parameters.get('token');
  const nothing = { ...request, access: null, refresh: null, family: null };
  if (token === null) return { ...nothing, isSent: false };
  const access = await readAccessToken(scene, token);
  if (access !== null && access.record !== null) {
    const { claims, record } = access;
    const family = await findFamily(scene, record.family);
    return { ...nothing, isSent: true, access: { claims, record }, family };
  }
  const key = await sha256(token);
  const refresh = await store.read({ sandbox, kind: 'refresh', key });
  if (refresh === null) return { ...nothing, isSent: true };
  const family = await findFamily(scene, refresh.family);
  return { ...nothing, isSent: true, refresh: { key, record: refresh }, family };
}
