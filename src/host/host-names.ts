import { isIP } from 'node:net';

/** Whether an address or name means this machine alone. @see RFC 6761 §6.3, RFC 6890 §2.2 */
export function isLoopback(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || isLoopback4(bare);
}

function isLoopback4(name: string): boolean {
  return isIP(name) === 4 && name.startsWith('127.');
}

/** The name of a `Host` header without its port; null where it is not one. */
export function nameOfHost(header: string | null): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d+)?$/i.exec(header ?? '');
  return match?.[1]?.toLowerCase() ?? null;
}

/** Which names a host answers to. */
export interface HostNameRule {
  /** Bound to loopback only. */
  readonly onLoopback: boolean;
  readonly allowed: readonly string[];
}

/**
 * Refuses names that lead here by DNS rebinding: a page elsewhere whose name was turned to this
 * machine after it had loaded. An IP address cannot be turned, so it is fine beyond loopback.
 */
export function isHostAllowed(header: string | null, rule: HostNameRule): boolean {
  const name = nameOfHost(header);
  if (name === null) return false;
  if (isLoopback(name) || rule.allowed.includes(name)) return true;
  return !rule.onLoopback && isIP(name.replace(/^\[|\]$/g, '')) !== 0;
}
