import type { ApiCall } from '#workspace/model/api-call.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import type { StoredKey, StoredKeySet } from '#workspace/model/stored-key.ts';
import type { UnreadableRecord } from '#workspace/ports.ts';
import {
  readApiCall,
  readEnvironment,
  readRun,
  readStoredKey,
  readStoredKeySet,
} from '#workspace/stored/read-record.ts';

/** A record that could not be read and whose place another one took. */
export interface SetAside {
  readonly table: UnreadableRecord['table'];
  readonly record: unknown;
}

/** Records as they lie in storage. */
export interface StoredTables {
  readonly environments: readonly unknown[];
  readonly runs: readonly unknown[];
  readonly keys: readonly unknown[];
  readonly keySets: readonly unknown[];
  readonly calls: readonly unknown[];
  readonly aside: readonly SetAside[];
}

/** What could be read of them, and what could not. */
export interface ReadTables {
  readonly environments: readonly Environment[];
  readonly runs: readonly Run[];
  readonly keys: readonly StoredKey[];
  readonly keySets: readonly StoredKeySet[];
  readonly calls: readonly ApiCall[];
  readonly unreadable: readonly UnreadableRecord[];
}

/** Reads each record by itself, so that one that is damaged takes no other with it. */
export function readTables(stored: StoredTables): ReadTables {
  const unreadable: UnreadableRecord[] = [];
  const readAll = <T>(
    table: UnreadableRecord['table'],
    records: readonly unknown[],
    read: Reader<T>,
  ): readonly T[] =>
    records.flatMap((raw) => {
      const record = read(raw);
      if (record.ok) return [record.value];
      const { reason } = record.problem;
      unreadable.push({ table, key: keyOf(raw), reason, raw: asText(raw) });
      return [];
    });
  const environments = readAll('environments', stored.environments, readEnvironment);
  const runs = readAll('runs', stored.runs, readRun);
  const keys = readAll('keys', stored.keys, readStoredKey);
  const keySets = readAll('keySets', stored.keySets, readStoredKeySet);
  const calls = readAll('calls', stored.calls, readApiCall);
  // A newer program may read what an older one set aside; its place is taken, so it stays aside.
  for (const { table, record } of stored.aside) {
    const read: ReturnType<Reader<unknown>> = readers[table](record);
    const reason = read.ok ? 'It was set aside by an older version.' : read.problem.reason;
    unreadable.push({ table, key: keyOf(record), reason, raw: asText(record) });
  }
  return {
    environments: environments.toSorted((one, other) => one.createdAt - other.createdAt),
    runs: runs.toSorted((one, other) => one.startedAt - other.startedAt),
    keys: keys.toSorted((one, other) => one.createdAt - other.createdAt),
    keySets,
    calls: calls.toSorted((one, other) => one.createdAt - other.createdAt),
    unreadable,
  };
}

type Reader<T> = (
  raw: unknown,
) =>
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: { readonly reason: string } };

/** How a record of each table is read. */
export const readers = {
  environments: readEnvironment,
  runs: readRun,
  keys: readStoredKey,
  keySets: readStoredKeySet,
  calls: readApiCall,
} as const;

function keyOf(raw: unknown): string {
  return typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : '';
}

function asText(raw: unknown): string {
  try {
    return JSON.stringify(raw) ?? String(raw);
  } catch {
    return String(raw);
  }
}
