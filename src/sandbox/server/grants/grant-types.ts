/** The grants that the token endpoint knows. @see RFC 6749 §4.1.3, §4.4.2 and §6 */
export const grantTypes = ['authorization_code', 'client_credentials', 'refresh_token'] as const;

/** Name of a grant, as on the wire. */
export type GrantType = (typeof grantTypes)[number];

/** Whether a text names a grant that we know. */
export function isGrantType(text: string): text is GrantType {
  return grantTypes.some((name) => name === text);
}
