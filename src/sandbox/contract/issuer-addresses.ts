/** The two names under `/.well-known/` that hold metadata. @see RFC 8414 §3.1 and §5 */
export const wellKnownNames = ['oauth-authorization-server', 'openid-configuration'] as const;

/** The issuer of a sandbox. `basePath` begins and ends with a slash. @see RFC 8414 §2 */
export function sandboxIssuer(origin: string, basePath: string, id: string): string {
  return `${origin}${basePath}sandbox/${id}`;
}
