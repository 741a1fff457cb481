import type { ClientAuthMethod } from '#protocol/client-auth/client-auth-methods.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import { publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import type { Jwk } from '#protocol/model/jwks.ts';

/** What a document says of a client. */
export interface DescribedClient {
  /** The address that the document will be at. */
  readonly clientId: string;
  readonly name: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly authentication: ClientAuthMethod;
  /** Its private keys: their public halves are shown, and nothing of a symmetric one. */
  readonly keys: readonly Jwk[];
  /** Empty where there is none. */
  readonly homepage: string;
  readonly logo: string;
}

/**
 * The document that is to be put at a client's address, so that servers can read who it is.
 * @see Client ID Metadata Document §4, RFC 7591 §2
 */
export function makeClientDocument(client: DescribedClient): JsonMembers {
  const { clientId, name, redirectUri, scope, authentication, homepage, logo } = client;
  const keys = client.keys.filter(({ kty }) => kty !== 'oct').map(publicJwk);
  return {
    client_id: clientId,
    ...(name === '' ? {} : { client_name: name }),
    ...(homepage === '' ? {} : { client_uri: homepage }),
    ...(logo === '' ? {} : { logo_uri: logo }),
    redirect_uris: [redirectUri],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    ...(scope === '' ? {} : { scope }),
    token_endpoint_auth_method: authentication,
    ...(keys.length === 0 ? {} : { jwks: { keys } }),
  };
}
