import { Dexie } from 'dexie';
import { definitionLimitCount } from '#sandbox/contract/definition.ts';
import { defaultSandboxId } from '#sandbox/contract/starter.ts';
import type { GrantRecords } from '#sandbox/server/grants/records.ts';
import { logLimitCount } from '#sandbox/server/ports.ts';
import type { GrantAddress, SandboxStore } from '#sandbox/server/ports.ts';
import type { SandboxDatabase } from './database.ts';

type Kind = keyof GrantRecords;

/**
 * The store of a worker, which may be stopped between any two requests. Each method is one
 * transaction, in which nothing but the database is awaited: anything else would end it early.
 */
export function createDexieStore(
  database: SandboxDatabase,
  limit: number = definitionLimitCount,
): SandboxStore {
  return {
    ...definitionMethods(database, limit),
    ...grantMethods(database),
    ...logMethods(database),
  };
}

function definitionMethods(
  { dexie, definitions, grants, log }: SandboxDatabase,
  limit: number,
): Pick<SandboxStore, 'readDefinition' | 'writeDefinition' | 'erase'> {
  const makeRoom = async () => {
    const ids = (await definitions.orderBy('usedAt').primaryKeys()).filter(
      (id) => id !== defaultSandboxId,
    );
    const gone = ids.slice(0, Math.max(0, ids.length - limit));
    await definitions.bulkDelete(gone);
    await grants.where('sandbox').anyOf(gone).delete();
    await log.where('sandbox').anyOf(gone).delete();
  };
  return {
    readDefinition: (id, now) =>
      dexie.transaction('rw', definitions, async () => {
        const row = await definitions.get(id);
        if (row === undefined) return null;
        await definitions.update(id, { usedAt: now });
        return row.definition;
      }),
    writeDefinition: (id, definition, now) =>
      dexie.transaction('rw', definitions, grants, log, async () => {
        const known = await definitions.get(id);
        await definitions.put({ id, definition, usedAt: now });
        await makeRoom();
        return known === undefined ? 'created' : 'replaced';
      }),
    erase: (id, what) =>
      dexie.transaction('rw', definitions, grants, log, async () => {
        if (what === 'everything') await definitions.delete(id);
        await grants.where('sandbox').equals(id).delete();
        await log.where('sandbox').equals(id).delete();
      }),
  };
}

function grantMethods({
  dexie,
  grants,
}: SandboxDatabase): Pick<SandboxStore, 'read' | 'update' | 'removeFamily' | 'removeOld'> {
  return {
    read: async <K extends Kind>({ sandbox, kind, key }: GrantAddress<K>) => {
      const row = await grants.get([sandbox, kind, key]);
      return (row?.record as GrantRecords[K] | undefined) ?? null;
    },
    update: ({ sandbox, kind, key }, change) =>
      dexie.transaction('rw', grants, async () => {
        const row = await grants.get([sandbox, kind, key]);
        const current = (row?.record as GrantRecords[typeof kind] | undefined) ?? null;
        const { record, result } = change(current);
        if (record === null) await grants.delete([sandbox, kind, key]);
        else {
          const { family, removeAt } = record;
          await grants.put({ sandbox, kind, key, family: family ?? '', removeAt, record });
        }
        return result;
      }),
    removeFamily: async (sandbox, family) => {
      await grants.where('[sandbox+family]').equals([sandbox, family]).delete();
    },
    removeOld: async (now) => {
      await grants.where('removeAt').belowOrEqual(now).delete();
    },
  };
}

function logMethods({ dexie, log }: SandboxDatabase): Pick<SandboxStore, 'appendLog' | 'readLog'> {
  const entriesAfter = (sandbox: string, after: number) =>
    log.where('[sandbox+sequence]').between([sandbox, after], [sandbox, Dexie.maxKey], false, true);
  return {
    appendLog: (sandbox, entry) =>
      dexie.transaction('rw', log, async () => {
        const last = await entriesAfter(sandbox, 0).last();
        const sequence = (last?.sequence ?? 0) + 1;
        await log.put({ sandbox, sequence, entry: { ...entry, sequence } });
        await log
          .where('[sandbox+sequence]')
          .between([sandbox, 0], [sandbox, sequence - logLimitCount], true, true)
          .delete();
      }),
    readLog: async (sandbox, after) =>
      (await entriesAfter(sandbox, after).toArray()).map(({ entry }) => entry),
  };
}
