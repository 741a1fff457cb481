import type { RegisteredClient } from './registered-clients.ts';

/** Where a registration is managed. @see RFC 7592 §3 */
export function managementAddress(issuer: string, clientId: string): string {
  return `${issuer}/register/${clientId}`;
}

/** The client information response: all that is registered, and what manages it. @see RFC 7591 §3.2.1, RFC 7592 §3 */
export function describeRegistered(
  issuer: string,
  { clientId, secret, issuedAt, metadata }: RegisteredClient,
  registrationAccessToken: string,
): Record<string, unknown> {
  return {
    client_id: clientId,
    client_id_issued_at: Math.floor(issuedAt / 1000),
    // 0: it does not expire.
    ...(secret !== null && { client_secret: secret, client_secret_expires_at: 0 }),
    registration_access_token: registrationAccessToken,
    registration_client_uri: managementAddress(issuer, clientId),
    ...metadata,
  };
}
