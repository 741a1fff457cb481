import type { SandboxClient, SandboxDefinition } from '#sandbox/contract/definition.ts';

/** Splits a scope into its names, each once. @see RFC 6749 §3.3 */
export function splitScope(text: string | null): string[] {
  return [...new Set((text ?? '').split(' ').filter((name) => name !== ''))];
}

/** What a client may ask for: what it is registered for, or everything there is. */
export function scopesOf(definition: SandboxDefinition, client: SandboxClient): string[] {
  const known = definition.scopes.map(({ name }) => name);
  const registered = splitScope(client.scope);
  return registered.length === 0 ? known : known.filter((name) => registered.includes(name));
}

/** Scopes that are about a user, and mean nothing to a client acting for itself. */
export function needsUser(definition: SandboxDefinition, name: string): boolean {
  if (name === 'openid' || name === 'offline_access') return true;
  return definition.scopes.some((scope) => scope.name === name && scope.claims.length > 0);
}

/** Without a scope a client that acts for itself gets what it may have without a user. @see RFC 6749 §3.3 */
export function ownScope(definition: SandboxDefinition, client: SandboxClient): string[] {
  return scopesOf(definition, client).filter((name) => !needsUser(definition, name));
}

/** Without a scope the client gets what is not about a user. @see RFC 6749 §3.3 */
export function defaultScope(definition: SandboxDefinition, client: SandboxClient): string[] {
  const plain = definition.scopes.filter(
    ({ name, claims }) => claims.length === 0 && name !== 'offline_access',
  );
  const allowed = scopesOf(definition, client);
  return plain.map(({ name }) => name).filter((name) => allowed.includes(name));
}
