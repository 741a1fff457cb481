import { isWithin } from '#sandbox/server/grants/authorization-details.ts';
import type { AuthorizationDetail, Grant } from '#sandbox/server/grants/records.ts';
import type { Scene } from '#sandbox/server/scene.ts';

/** A successful answer of the token endpoint. @see RFC 6749 §5.1, OpenID Connect Core 1.0 §3.1.3.3 */
export interface TokenResponse {
  readonly access_token: string;
  readonly token_type: 'Bearer' | 'DPoP';
  readonly expires_in: number;
  readonly scope?: string;
  readonly authorization_details?: readonly AuthorizationDetail[];
  readonly refresh_token?: string;
  readonly id_token?: string;
  /** @see RFC 8693 §2.2.1 */
  readonly issued_token_type?: string;
}

/**
 * How the access token is to be shown, how long, and what it may do in detail.
 * @see RFC 6749 §5.1, RFC 9449 §5, RFC 9396 §7
 */
export function describeAccessToken(
  scene: Scene,
  grant: Grant,
): Pick<TokenResponse, 'token_type' | 'expires_in' | 'authorization_details'> {
  const details = detailsOf(scene, grant);
  return {
    token_type: scene.binding === null ? 'Bearer' : 'DPoP',
    expires_in: scene.definition.policy.accessTokenLifetimeSeconds,
    ...(details.length > 0 && { authorization_details: details }),
  };
}

/**
 * What a token may do in detail: what this request says, else what was granted. A user's grant is
 * never widened by it.
 * @see RFC 9396 §6
 */
export function detailsOf({ narrowing }: Scene, grant: Grant): readonly AuthorizationDetail[] {
  const granted = grant.authorizationDetails ?? [];
  const asked = narrowing.details ?? granted;
  return grant.authentication === null ? asked : asked.filter((one) => isWithin([one], granted));
}
