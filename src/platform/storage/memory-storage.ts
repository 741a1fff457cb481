import type { ApiCall } from '#workspace/model/api-call.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import type { StoredKey, StoredKeySet } from '#workspace/model/stored-key.ts';
import type { StoragePort } from '#workspace/ports.ts';

/** Storage that lasts as long as the page, for browsers that give no other. */
export function openMemoryStorage(unavailableReason: string | null): StoragePort {
  const environments = new Map<string, Environment>();
  const runs = new Map<string, Run>();
  const keys = new Map<string, StoredKey>();
  const keySets = new Map<string, StoredKeySet>();
  const calls = new Map<string, ApiCall>();
  return {
    load: async () => ({
      environments: [...environments.values()],
      runs: [...runs.values()],
      keys: [...keys.values()],
      keySets: [...keySets.values()],
      calls: [...calls.values()],
      unreadable: [],
      unavailableReason,
    }),
    saveEnvironment: async (environment) => void environments.set(environment.id, environment),
    deleteEnvironment: async (id) => void environments.delete(id),
    saveRun: async (run) => void runs.set(run.id, run),
    deleteRun: async (id) => void runs.delete(id),
    saveKey: async (key) => void keys.set(key.id, key),
    deleteKey: async (id) => void keys.delete(id),
    saveKeySet: async (set) => void keySets.set(set.id, set),
    deleteKeySet: async (id) => void keySets.delete(id),
    saveCall: async (call) => void calls.set(call.id, call),
    deleteCall: async (id) => void calls.delete(id),
    eraseEverything: async () => {
      for (const table of [environments, runs, keys, keySets, calls]) table.clear();
    },
    onOtherTab: () => () => {},
  };
}
