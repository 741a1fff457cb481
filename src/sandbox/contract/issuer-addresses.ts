/** The two names under `/.well-known/` that hold metadata. @see RFC 8414 §3.1 and §5 */
export const wellKnownNames = ['oauth-authorization-server', 'openid-configuration'] as const;

/** The issuer of a sandbox. `basePath` begins and ends with a slash. @see RFC 8414 §2 */
export function sandboxIssuer(origin: string, basePath: string, id: string): string {
  return `${origin}${basePath}sandbox/${id}`;
}

/** The name under `/.well-known/` of what a resource says of itself. @see RFC 9728 §3 */
export const resourceWellKnownName = 'oauth-protected-resource';

/** Where a resource of a sandbox's API describes itself; null: the API as a whole. @see RFC 9728 §3.1 */
export function resourceMetadataAddress(issuer: string, resource: string | null): string {
  const { origin, pathname } = new URL(issuer);
  const last = resource === null ? '' : `/${resource}`;
  return `${origin}/.well-known/${resourceWellKnownName}${pathname}/api${last}`;
}
