/**
 * The grants that the token endpoint knows.
 * @see RFC 6749 §4.1.3, §4.3.2, §4.4.2 and §6, RFC 8628 §3.4, RFC 8693 §2.1, CIBA Core 1.0 §10.1,
 * RFC 7523 §2.1, RFC 7522 §2.1
 */
export const grantTypes = [
  'authorization_code',
  'client_credentials',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:openid:params:grant-type:ciba',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'password',
] as const;

/** Grants that RFC 9700 advises against; the policy says whether they are there. @see RFC 9700 §2.4 */
const legacyGrantTypes: readonly string[] = ['password'];

/** Name of a grant, as on the wire. */
export type GrantType = (typeof grantTypes)[number];

/** Whether a text names a grant that we know. */
export function isGrantType(text: string): text is GrantType {
  return grantTypes.some((name) => name === text);
}

/** Whether a grant is one of those that the policy can refuse. */
export function isLegacyGrant(name: string): boolean {
  return legacyGrantTypes.includes(name);
}
