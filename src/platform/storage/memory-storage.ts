import type { Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import type { StoragePort } from '#workspace/ports.ts';

/** Storage that lasts as long as the page, for browsers that give no other. */
export function openMemoryStorage(unavailableReason: string | null): StoragePort {
  const environments = new Map<string, Environment>();
  const runs = new Map<string, Run>();
  return {
    load: async () => ({
      environments: [...environments.values()],
      runs: [...runs.values()],
      unreadable: [],
      unavailableReason,
    }),
    saveEnvironment: async (environment) => void environments.set(environment.id, environment),
    deleteEnvironment: async (id) => void environments.delete(id),
    saveRun: async (run) => void runs.set(run.id, run),
    deleteRun: async (id) => void runs.delete(id),
    eraseEverything: async () => {
      environments.clear();
      runs.clear();
    },
    onOtherTab: () => () => {},
  };
}
