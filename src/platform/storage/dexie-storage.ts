import { Dexie, type Table } from 'dexie';
import type { Run } from '#workspace/model/run.ts';
import type { ProofKey } from '#protocol/dpop/proof-key.ts';
import type { ProofKeyStore } from '#platform/proof-keys.ts';
import type { StoragePort } from '#workspace/ports.ts';
import { mergeRuns } from '#workspace/runs/merge-runs.ts';
import { readRun } from '#workspace/stored/read-record.ts';
import { openTabChannel } from './tab-channel.ts';
import { readers, readTables, type SetAside } from './stored-tables.ts';

/** The database of the workspace. The sandbox's worker has one of its own. */
export const databaseName = 'claimcheck';

function defineDatabase() {
  const dexie = new Dexie(databaseName);
  dexie.version(1).stores({ environments: 'id', runs: 'id' });
  // `aside` holds records that could not be read and whose place was needed.
  dexie.version(2).stores({ aside: '++' });
  dexie.version(3).stores({ proofKeys: '' });
  dexie.version(4).stores({ keys: 'id', keySets: 'id' });
  dexie.version(5).stores({ calls: 'id' });
  const environments = dexie.table<unknown, string>('environments');
  const runs = dexie.table<unknown, string>('runs');
  const aside = dexie.table<SetAside, number>('aside');
  const proofKeys = dexie.table<ProofKey, string>('proofKeys');
  const keys = dexie.table<unknown, string>('keys');
  const keySets = dexie.table<unknown, string>('keySets');
  const calls = dexie.table<unknown, string>('calls');
  return { dexie, environments, runs, keys, keySets, calls, aside, proofKeys };
}

interface Identified {
  readonly id: string;
}

/** Storage, and beside it the keys that are never read. */
export interface OpenedStorage extends StoragePort {
  readonly proofKeys: ProofKeyStore;
}

/** Storage in IndexedDB, in step with the other tabs. Rejects where the browser gives none. */
export async function openDexieStorage(): Promise<OpenedStorage> {
  const { dexie, aside, proofKeys, ...tables } = defineDatabase();
  const { environments, runs, keys, keySets, calls } = tables;
  await dexie.open();
  const channel = openTabChannel(databaseName);
  const write = async (work: () => PromiseLike<unknown>) => {
    await work();
    channel.tell();
  };
  const all = [...Object.values(tables), aside];

  const save = async (name: keyof typeof tables, record: Identified) => {
    const stored = await tables[name].get(record.id);
    if (stored !== undefined && !readers[name](stored).ok) {
      await aside.add({ table: name, record: stored });
    }
    await tables[name].put(record);
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
        keys: await keys.toArray(),
        keySets: await keySets.toArray(),
        calls: await calls.toArray(),
        aside: await aside.toArray(),
      }));
      return { ...readTables(stored), unavailableReason: null };
    },
    saveEnvironment: (environment) =>
      write(() => dexie.transaction('rw', all, () => save('environments', environment))),
    deleteEnvironment: (id) => write(() => environments.delete(id)),
    saveRun: (run) => write(() => dexie.transaction('rw', all, () => saveRun(run))),
    deleteRun: (id) => write(() => runs.delete(id)),
    saveKey: (key) => write(() => dexie.transaction('rw', all, () => save('keys', key))),
    deleteKey: (id) => write(() => keys.delete(id)),
    saveKeySet: (set) => write(() => dexie.transaction('rw', all, () => save('keySets', set))),
    deleteKeySet: (id) => write(() => keySets.delete(id)),
    saveCall: (call) => write(() => dexie.transaction('rw', all, () => save('calls', call))),
    deleteCall: (id) => write(() => calls.delete(id)),
    eraseEverything: () =>
      write(() =>
        dexie.transaction('rw', [...all, proofKeys], () =>
          Promise.all([...all, proofKeys].map(clear)),
        ),
      ),
    onOtherTab: channel.listen,
    proofKeys: proofKeyStore(dexie, proofKeys),
  };
}

function proofKeyStore(dexie: Dexie, proofKeys: Table<ProofKey, string>): ProofKeyStore {
  return {
    read: async (name) => (await proofKeys.get(name)) ?? null,
    keep: (name, key) =>
      dexie.transaction('rw', proofKeys, async () => {
        const kept = await proofKeys.get(name);
        if (kept === undefined) await proofKeys.put(key, name);
        return kept ?? key;
      }),
  };
}

function clear(table: Table): PromiseLike<void> {
  return table.clear();
}
