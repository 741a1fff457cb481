import { paths } from '#app/paths.ts';
import { defaultSandboxId } from '#sandbox/contract/starter.ts';

/** The flow that a newcomer starts with, on the sandbox that every host has. */
export const firstRunAddress = `${paths.flow('authorization-code')}?environment=${defaultSandboxId}`;
