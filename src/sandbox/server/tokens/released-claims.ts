import type { SandboxDefinition, SandboxUser } from '#sandbox/contract/definition.ts';
import type { ClaimRequest } from '#sandbox/server/grants/records.ts';

/** Claims about a user. */
export type UserClaims = Readonly<Record<string, unknown>>;

/** What scopes release. @see OpenID Connect Core 1.0 §5.4 */
export function claimsOfScopes(
  { scopes }: SandboxDefinition,
  user: SandboxUser,
  granted: readonly string[],
): UserClaims {
  const names = scopes.filter(({ name }) => granted.includes(name)).flatMap(({ claims }) => claims);
  return pick(user, names);
}

/** What was asked for one by one, where the user has it. @see OpenID Connect Core 1.0 §5.5 */
export function claimsAskedFor(user: SandboxUser, requests: readonly ClaimRequest[]): UserClaims {
  const met = requests.filter(
    ({ name, values }) => values.length === 0 || values.includes(user.claims[name]),
  );
  return pick(
    user,
    met.map(({ name }) => name),
  );
}

function pick(user: SandboxUser, names: readonly string[]): UserClaims {
  const had = names.filter((name) => name !== 'sub' && Object.hasOwn(user.claims, name));
  return Object.fromEntries(had.map((name) => [name, user.claims[name]]));
}
