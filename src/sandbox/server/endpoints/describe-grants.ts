import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import { grantTypes, isLegacyGrant } from '#sandbox/server/grants/grant-types.ts';

/** What metadata says of the grants, and of the endpoints that some of them need. @see RFC 8414 §2, RFC 8628 §4, CIBA Core 1.0 §4 */
export function describeGrants(
  issuer: string,
  { policy }: SandboxDefinition,
  callsClients: boolean,
): Record<string, unknown> {
  const hasLegacy = policy.legacyGrants === 'allowed-unsafe';
  return {
    grant_types_supported: [
      ...grantTypes.filter((name) => hasLegacy || !isLegacyGrant(name)),
      ...(hasLegacy ? ['implicit'] : []),
    ],
    backchannel_authentication_endpoint: `${issuer}/bc-authorize`,
    backchannel_token_delivery_modes_supported: ['poll', ...(callsClients ? ['ping', 'push'] : [])],
    backchannel_user_code_parameter_supported: true,
    // No name of a specification: where a sample of an assertion is to be had.
    claimcheck_saml_sample_endpoint: `${issuer}/saml/assertion`,
    device_authorization_endpoint: `${issuer}/device_authorization`,
  };
}
