import type { SandboxFault } from '#sandbox/contract/definition.ts';
import type { Environment } from '#workspace/model/environment.ts';

// Apart from the words about faults: the first screen needs only to know whether there are any.

/** The faults that are on in an environment's sandbox. */
export function faultsOf(environment: Environment | null | undefined): readonly SandboxFault[] {
  return environment?.sandbox?.definition?.faults ?? [];
}
