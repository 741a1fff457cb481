import { Dexie, type Table } from 'dexie';
import type { Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import type { ProofKey } from '#protocol/dpop/proof-key.ts';
import type { ProofKeyStore } from '#platform/proof-keys.ts';
import type { StoragePort } from '#workspace/ports.ts';
import { mergeRuns } from '#workspace/runs/merge-runs.ts';
import { readEnvironment, readRun } from '#workspace/stored/read-record.ts';
import { openTabChannel } from './tab-channel.ts';
import { readTables, type SetAside } from './stored-tables.ts';

/** The database of the workspace. The sandbox's worker has one of its own. */
export const databaseName = 'claimcheck';

function defineDatabase() {
  const dexie = new Dexie(databaseName);
  dexie.version(1).stores({ environments: 'id', runs: 'id' });
  // `aside` holds records that could not be read and whose place was needed.
  dexie.version(2).stores({ aside: '++' });
  dexie.version(3).stores({ proofKeys: '' });
  const environments = dexie.table<unknown, string>('environments');
  const runs = dexie.table<unknown, string>('runs');
  const aside = dexie.table<SetAside, number>('aside');
  const proofKeys = dexie.table<ProofKey, string>('proofKeys');
  return { dexie, environments, runs, aside, proofKeys };
}

/** Storage, and beside it the keys that are never read. */
export interface OpenedStorage extends StoragePort {
  readonly proofKeys: ProofKeyStore;
}

/** Storage in IndexedDB, in step with the other tabs. Rejects where the browser gives none. */
export async function openDexieStorage(): Promise<OpenedStorage> {
  const { dexie, environments, runs, aside, proofKeys } = defineDatabase();
  await dexie.open();
  const channel = openTabChannel(databaseName);
  const write = async (work: () => PromiseLike<unknown>) => {
    await work();
    channel.tell();
  };
  const all = [environments, runs, aside];

  const saveEnvironment = async (environment: Environment) => {
    const stored = await environments.get(environment.id);
    if (stored !== undefined && !readEnvironment(stored).ok) {
      await aside.add({ table: 'environments', record: stored });
    }
    await environments.put(environment);
  };
  const saveRun = async (run: Run) => {
    const stored = await runs.get(run.id);
    const read = stored === undefined ? null : readRun(stored);
    if (read?.ok === false) await aside.add({ table: 'runs', record: stored });
    await runs.put(read?.ok === true ? mergeRuns(read.value, run) : run);
  };
  return {
    load: async () => {
      const stored = await dexie.transaction('r', all, async () => ({
        environments: await environments.toArray(),
        runs: await runs.toArray(),
        aside: await aside.toArray(),
      }));
      return { ...readTables(stored), unavailableReason: null };
    },
    saveEnvironment: (environment) =>
      write(() => dexie.transaction('rw', all, () => saveEnvironment(environment))),
    deleteEnvironment: (id) => write(() => environments.delete(id)),
    saveRun: (run) => write(() => dexie.transaction('rw', all, () => saveRun(run))),
    deleteRun: (id) => write(() => runs.delete(id)),
    eraseEverything: () =>
      write(() =>
        dexie.transaction('rw', [...all, proofKeys], () =>
          Promise.all([...all, proofKeys].map(clear)),
        ),
      ),
    onOtherTab: channel.listen,
    proofKeys: {
      read: async (name) => (await proofKeys.get(name)) ?? null,
      keep: (name, key) =>
        dexie.transaction('rw', proofKeys, async () => {
          const kept = await proofKeys.get(name);
          if (kept === undefined) await proofKeys.put(key, name);
          return kept ?? key;
        }),
    },
  };
}

function clear(table: Table): PromiseLike<void> {
  return table.clear();
}
