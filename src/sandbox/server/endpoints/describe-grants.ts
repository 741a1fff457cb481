import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import { grantTypes, isLegacyGrant } from '#sandbox/server/grants/grant-types.ts';

/** What metadata says of the grants, and of the endpoints that some of them need. @see RFC 8414 §2, RFC 8628 §4 */
export function describeGrants(
  issuer: string,
  { policy }: SandboxDefinition,
): Record<string, unknown> {
  const hasLegacy = policy.legacyGrants === 'allowed-unsafe';
  return {
    grant_types_supported: grantTypes.filter((name) => hasLegacy || !isLegacyGrant(name)),
    device_authorization_endpoint: `${issuer}/device_authorization`,
  };
}
