import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import type { Grant } from './records.ts';

/** The sandbox's own API as a whole: who a token is for where nobody said otherwise. @see RFC 9068 §3 */
export function apiAudience(issuer: string): string {
  return `${issuer}/api`;
}

/** Resources that a token may be asked for. @see RFC 8707 §2 */
export function knownResources(issuer: string, definition: SandboxDefinition): string[] {
  const { policy, apis } = definition;
  if (policy.resources.length > 0) return policy.resources;
  const api = apiAudience(issuer);
  return [api, ...apis.map(({ path }) => `${api}/${path}`)];
}

/** Who a token is for: what this request names, else what was granted. @see RFC 8707 §2.2 */
export function audienceOf(scene: Scene, grant: Grant): string | readonly string[] {
  const { resources } = scene.narrowing;
  const named = resources.length > 0 ? resources : (grant.resources ?? []);
  const [first = apiAudience(scene.issuer), ...others] = named;
  return others.length === 0 ? first : named;
}

/** Whether an audience names one of these. @see RFC 7519 §4.1.3 */
export function isAudience(aud: unknown, names: readonly string[]): boolean {
  const all: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return all.some((one) => names.some((name) => name === one));
}
