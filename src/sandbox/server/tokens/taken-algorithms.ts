import type { SandboxDefinition } from '#sandbox/contract/definition.ts';

/** What FAPI lets JWTs be signed with; EdDSA is meant with Ed25519, which is all that is known here. @see FAPI 2.0 §5.4.1 */
const fapiAlgorithms: readonly string[] = ['PS256', 'ES256', 'Ed25519', 'EdDSA'];

/** Of some algorithms those that the policy lets be used. @see FAPI 2.0 §5.4.1 */
export function takenAlgorithms(
  { policy }: Pick<SandboxDefinition, 'policy'>,
  known: readonly string[],
): readonly string[] {
  if (policy.signatureAlgorithms === 'any') return known;
  return known.filter((name) => fapiAlgorithms.includes(name));
}
