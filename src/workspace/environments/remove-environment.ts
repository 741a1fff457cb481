import { findEnvironment, type Core } from '#workspace/core.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Undo } from '#workspace/workspace.ts';
import { ensureSandbox } from './ensure-sandbox.ts';

/**
 * Deletes an environment, and a sandbox of the user's own at its host too: definition, keys, grants and
 * sign-ins. The undo puts the record back and the definition in place; what was granted is gone.
 */
export function removeEnvironment(core: Core, id: string): Undo {
  const environment = findEnvironment(core, id);
  if (environment === null) throw new Error('Failed to find an environment: it was deleted');
  const { selected } = core.store.getState();
  const dropped = core.keeper.dropEnvironment(id);
  if (selected.environmentId === id) selectNothing(core);
  const forgotten = forgetSandbox(core, environment);
  const restore = async () => {
    // Both must be through before the same names are written again.
    await Promise.all([dropped, forgotten]);
    await ensureSandbox(core, environment);
  };
  return {
    message: `The environment “${environment.name}” was deleted.`,
    undo: () => {
      void core.keeper.putEnvironment(environment);
      if (isOwn(environment)) void restore();
    },
  };
}

function isOwn({ sandbox }: Environment): boolean {
  return sandbox !== null && sandbox.definition !== null;
}

// The host's own sandbox is everyone's. Where no host answers there is nothing that could be done.
async function forgetSandbox(core: Core, environment: Environment): Promise<void> {
  const { sandbox } = environment;
  if (sandbox === null || !isOwn(environment)) return;
  const others = core.store.getState().environments.filter(({ id }) => id !== environment.id);
  if (others.some((one) => one.sandbox?.id === sandbox.id)) return;
  await core.ports.sandbox.forget([sandbox.id]).catch(() => undefined);
}

function selectNothing({ ports, store: { update } }: Core): void {
  const selected = { environmentId: null, clientKey: null };
  ports.selection.write(selected);
  update((state) => ({ ...state, selected }));
}
