import { Dexie } from 'dexie';
import type { Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import type { StoragePort } from '#workspace/ports.ts';
import { openTabChannel } from './tab-channel.ts';
import { readTables } from './stored-tables.ts';

/** The database of the workspace. The sandbox's worker has one of its own. */
export const databaseName = 'claimcheck';

function defineDatabase() {
  const database = new Dexie(databaseName);
  database.version(1).stores({ environments: 'id', runs: 'id' });
  return {
    open: () => database.open(),
    environments: database.table<unknown, string>('environments'),
    runs: database.table<unknown, string>('runs'),
  };
}

/** Storage in IndexedDB, in step with the other tabs. Rejects where the browser gives none. */
export async function openDexieStorage(): Promise<StoragePort> {
  const database = defineDatabase();
  await database.open();
  const channel = openTabChannel(databaseName);
  const write = async (work: () => PromiseLike<unknown>) => {
    await work();
    channel.tell();
  };
  return {
    load: async () => {
      const [environments, runs] = await Promise.all([
        database.environments.toArray(),
        database.runs.toArray(),
      ]);
      return { ...readTables({ environments, runs }), unavailableReason: null };
    },
    saveEnvironment: (environment: Environment) =>
      write(() => database.environments.put(environment)),
    deleteEnvironment: (id) => write(() => database.environments.delete(id)),
    saveRun: (run: Run) => write(() => database.runs.put(run)),
    deleteRun: (id) => write(() => database.runs.delete(id)),
    eraseEverything: () =>
      write(() => Promise.all([database.environments.clear(), database.runs.clear()])),
    onOtherTab: channel.listen,
  };
}
