import type { Scene } from '#sandbox/server/scene.ts';

/** A successful answer of the token endpoint. @see RFC 6749 §5.1, OpenID Connect Core 1.0 §3.1.3.3 */
export interface TokenResponse {
  readonly access_token: string;
  readonly token_type: 'Bearer' | 'DPoP';
  readonly expires_in: number;
  readonly scope?: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
}

/** How the token is to be shown. @see RFC 6749 §7.1, RFC 9449 §5 */
export function tokenType({ binding }: Scene): TokenResponse['token_type'] {
  return binding === null ? 'Bearer' : 'DPoP';
}
