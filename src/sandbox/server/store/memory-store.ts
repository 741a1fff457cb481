import { definitionLimitCount } from '#sandbox/contract/definition.ts';
import { defaultSandboxId } from '#sandbox/contract/starter.ts';
import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { SandboxLogEntry } from '#sandbox/contract/log.ts';
import type { GrantRecords } from '#sandbox/server/grants/records.ts';
import { logLimitCount } from '#sandbox/server/ports.ts';
import type { GrantAddress, SandboxStore } from '#sandbox/server/ports.ts';

type Kind = keyof GrantRecords;
type AnyRecord = GrantRecords[Kind];

interface Shelf {
  definition: SandboxDefinition | null;
  readonly records: Map<string, AnyRecord>;
  log: SandboxLogEntry[];
  lastSequence: number;
}

/** Records past their time are looked for at most so often. */
const pauseMilliseconds = 1000;

/** Shelves in order of use: the least recently used is the first. */
type Shelves = Map<string, Shelf>;

/**
 * The store of a host that lives as long as its process. Says which definitions had to go to make
 * room.
 */
export function createMemoryStore(
  limit: number = definitionLimitCount,
  forgotten: (id: string) => void = () => undefined,
): SandboxStore {
  const shelves: Shelves = new Map();
  return {
    ...definitionMethods(shelves, { limit, forgotten }),
    ...grantMethods(shelves),
    ...logMethods(shelves),
  };
}

function shelfOf(shelves: Shelves, sandbox: string): Shelf {
  const found = shelves.get(sandbox);
  if (found !== undefined) return found;
  const shelf: Shelf = { definition: null, records: new Map(), log: [], lastSequence: 0 };
  shelves.set(sandbox, shelf);
  return shelf;
}

function definitionMethods(
  shelves: Shelves,
  { limit, forgotten }: { readonly limit: number; readonly forgotten: (id: string) => void },
): Pick<SandboxStore, 'readDefinition' | 'writeDefinition' | 'erase'> {
  const touch = (sandbox: string, shelf: Shelf) => {
    shelves.delete(sandbox);
    shelves.set(sandbox, shelf);
  };
  const makeRoom = () => {
    const evictable = [...shelves.keys()].filter((id) => id !== defaultSandboxId);
    for (const id of evictable.slice(0, Math.max(0, evictable.length - limit))) {
      shelves.delete(id);
      forgotten(id);
    }
  };
  return {
    readDefinition: async (id) => {
      const shelf = shelves.get(id);
      if (shelf === undefined || shelf.definition === null) return null;
      touch(id, shelf);
      return shelf.definition;
    },
    writeDefinition: async (id, definition) => {
      const shelf = shelfOf(shelves, id);
      const outcome = shelf.definition === null ? 'created' : 'replaced';
      shelf.definition = definition;
      touch(id, shelf);
      makeRoom();
      return outcome;
    },
    erase: async (id, what) => {
      const shelf = shelves.get(id);
      if (shelf === undefined) return;
      if (what === 'everything') shelves.delete(id);
      shelf.records.clear();
      shelf.log = [];
    },
  };
}

function grantMethods(
  shelves: Shelves,
): Pick<SandboxStore, 'read' | 'update' | 'removeFamily' | 'removeOld'> {
  const removeWhere = ({ records }: Shelf, isGone: (record: AnyRecord) => boolean) => {
    for (const [place, record] of records) if (isGone(record)) records.delete(place);
  };
  /** Nothing is past its time before this; looking at all records with each request would be slow. */
  let earliest = Infinity;
  let lookedAt = -Infinity;
  return {
    read: async <K extends Kind>({ sandbox, kind, key }: GrantAddress<K>) =>
      (shelves.get(sandbox)?.records.get(`${kind} ${key}`) as GrantRecords[K] | undefined) ?? null,
    update: async ({ sandbox, kind, key }, change) => {
      const { records } = shelfOf(shelves, sandbox);
      const place = `${kind} ${key}`;
      const current = (records.get(place) as GrantRecords[typeof kind] | undefined) ?? null;
      const { record, result } = change(current);
      if (record === null) records.delete(place);
      else {
        records.set(place, record);
        earliest = Math.min(earliest, record.removeAt);
      }
      return result;
    },
    removeFamily: async (sandbox, family) => {
      removeWhere(shelfOf(shelves, sandbox), (record) => record.family === family);
    },
    removeOld: async (now) => {
      if (now < earliest || Math.abs(now - lookedAt) < pauseMilliseconds) return;
      lookedAt = now;
      earliest = Infinity;
      for (const shelf of shelves.values()) {
        removeWhere(shelf, ({ removeAt }) => {
          if (removeAt > now) earliest = Math.min(earliest, removeAt);
          return removeAt <= now;
        });
      }
    },
  };
}

function logMethods(shelves: Shelves): Pick<SandboxStore, 'appendLog' | 'readLog'> {
  return {
    appendLog: async (sandbox, entry) => {
      const shelf = shelves.get(sandbox);
      if (shelf === undefined) return;
      shelf.lastSequence += 1;
      shelf.log.push({ ...entry, sequence: shelf.lastSequence });
      // In pieces: to shorten it with each entry would copy it with each.
      if (shelf.log.length >= 2 * logLimitCount) shelf.log = shelf.log.slice(-logLimitCount);
    },
    readLog: async (sandbox, after) =>
      (shelves.get(sandbox)?.log ?? [])
        .slice(-logLimitCount)
        .filter((entry) => entry.sequence > after),
  };
}
