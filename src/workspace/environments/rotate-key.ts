import { fail, type Result } from '#protocol/result.ts';
import { findEnvironment, type Core } from '#workspace/core.ts';
import type { SandboxKeyAlgorithm } from '#workspace/ports.ts';
import type { Undo } from '#workspace/workspace.ts';
import { changeSandbox } from './change-sandbox.ts';

/**
 * A new key, put before all others: the server takes the first that fits. The old one stays published,
 * so that what it signed can still be verified. @see OpenID Connect Core §10.1.1
 */
export async function rotateKey(
  core: Core,
  id: string,
  algorithm: SandboxKeyAlgorithm,
): Promise<Result<Undo, { readonly reason: string }>> {
  const definition = findEnvironment(core, id)?.sandbox?.definition ?? null;
  if (definition === null) {
    return fail({ reason: 'The default sandbox keeps the keys that its host made.' });
  }
  const made = await core.ports.generateKeys([algorithm]);
  // Between asking for it and having it another tab may have changed the keys.
  const keys = findEnvironment(core, id)?.sandbox?.definition?.keys ?? definition.keys;
  const message = `A new ${algorithm} key is in use; the old ones stay published.`;
  return changeSandbox(core, id, { keys: [...made, ...keys], message });
}
