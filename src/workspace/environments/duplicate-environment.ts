import { findEnvironment, type Core } from '#workspace/core.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { randomId } from '#workspace/random-text.ts';
import { sandboxIssuerOf } from './default-environment.ts';
import { ensureSandbox } from './ensure-sandbox.ts';

/** A copy that shares nothing with the original: a sandbox gets an id, and so an issuer, of its own. */
export async function duplicateEnvironment(core: Core, id: string): Promise<Environment> {
  const original = findEnvironment(core, id);
  if (original === null) throw new Error('Failed to duplicate an environment: it was deleted');
  const copy = copyEnvironment(core, original);
  await core.keeper.putEnvironment(copy);
  const ensured = await ensureSandbox(core, copy);
  return ensured.ok ? ensured.value : copy;
}

/** The same environment under new ids. */
export function copyEnvironment(
  { ports }: Pick<Core, 'ports'>,
  original: Environment,
  name = `${original.name} (copy)`,
): Environment {
  const id = randomId(ports.random);
  const at = ports.clock();
  const clients = original.clients.map((client) => ({ ...client, id: randomId(ports.random) }));
  const copy: Environment = { ...original, id, name, createdAt: at, changedAt: at, clients };
  const definition = original.sandbox?.definition ?? null;
  // The host's own sandbox has no definition to copy: both environments name the same server.
  if (definition === null) return copy;
  const issuer = sandboxIssuerOf(ports.navigation.appUrl(), id);
  const before = `${original.metadata.issuer}/`;
  const apis = original.apis.map((api) =>
    api.url.startsWith(before) ? { ...api, url: `${issuer}/${api.url.slice(before.length)}` } : api,
  );
  return {
    ...copy,
    sandbox: { ...original.sandbox, id, definition },
    metadata: { issuer },
    keys: null,
    apis,
  };
}
