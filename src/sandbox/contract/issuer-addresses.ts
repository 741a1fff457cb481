/** The two names under `/.well-known/` that hold metadata. @see RFC 8414 §3.1 and §5 */
export const wellKnownNames = ['oauth-authorization-server', 'openid-configuration'] as const;

/** The issuer of a sandbox. `basePath` begins and ends with a slash. @see RFC 8414 §2 */
export function sandboxIssuer(origin: string, basePath: string, id: string): string {
  return `${origin}${basePath}sandbox/${id}`;
}

/**
 * Whether an address belongs to the sandbox, so that nothing else may answer for it.
 * @see RFC 8414 §3.1 for the addresses outside the base path
 */
export function isSandboxPath(pathname: string, basePath: string): boolean {
  const prefixes = [
    `${basePath}sandbox`,
    ...wellKnownNames.map((name) => `/.well-known/${name}${basePath}sandbox`),
  ];
  return prefixes.some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`));
}
