import type { SandboxDefinition } from '#sandbox/contract/definition.ts';

/** A way of misbehaving that a definition can turn on. */
export type Fault = SandboxDefinition['faults'][number];

/** Whether the sandbox misbehaves in this way. */
export function hasFault(
  { definition }: { readonly definition: SandboxDefinition },
  fault: Fault,
): boolean {
  return definition.faults.includes(fault);
}
