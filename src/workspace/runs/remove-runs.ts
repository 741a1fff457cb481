import { findRun, type Core } from '#workspace/core.ts';
import type { Run } from '#workspace/model/run.ts';
import type { Undo } from '#workspace/workspace.ts';

/** Deletes a run; undo puts back the very same record. */
export function removeRun(core: Core, runId: string): Undo {
  const run = findRun(core, runId);
  return drop(core, run === null ? [] : [run], 'The run was deleted.');
}

/** Deletes every run; undo puts all of them back. */
export function removeAllRuns(core: Core): Undo {
  const { runs } = core.store.getState();
  return drop(core, runs, runs.length === 1 ? 'The run was deleted.' : 'All runs were deleted.');
}

function drop(core: Core, runs: readonly Run[], message: string): Undo {
  for (const { id } of runs) void core.keeper.dropRun(id);
  return {
    message,
    undo: () => {
      for (const run of runs) void core.keeper.putRun(run);
    },
  };
}
