import { Dexie, type Table } from 'dexie';
import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { SandboxLogEntry } from '#sandbox/contract/log.ts';
import { workerDatabaseName } from '#sandbox/contract/kept-by-worker.ts';
import type { GrantRecords } from '#sandbox/server/grants/records.ts';

/** A definition, and when it was used last. */
interface DefinitionRow {
  readonly id: string;
  readonly definition: SandboxDefinition;
  readonly usedAt: number;
}

/** A record with its address. `family` and `removeAt` are copied out of it to be indexed. */
interface GrantRow {
  readonly sandbox: string;
  readonly kind: keyof GrantRecords;
  readonly key: string;
  readonly family: string;
  readonly removeAt: number;
  readonly record: GrantRecords[keyof GrantRecords];
}

interface LogRow {
  readonly sandbox: string;
  readonly sequence: number;
  readonly entry: SandboxLogEntry;
}

interface SessionRow {
  readonly sandbox: string;
  readonly handle: string;
}

/** The worker's own database, apart from the page's. */
export interface SandboxDatabase {
  readonly dexie: Dexie;
  readonly definitions: Table<DefinitionRow, string>;
  readonly grants: Table<GrantRow, [string, string, string]>;
  readonly log: Table<LogRow, [string, number]>;
  readonly sessions: Table<SessionRow, string>;
}

/** Opens the database at the first use of a table. */
export function openDatabase(name: string = workerDatabaseName): SandboxDatabase {
  const dexie = new Dexie(name);
  dexie.version(1).stores({
    definitions: 'id, usedAt',
    grants: '[sandbox+kind+key], [sandbox+family], sandbox, removeAt',
    log: '[sandbox+sequence], sandbox',
    sessions: 'sandbox',
  });
  return {
    dexie,
    definitions: dexie.table('definitions'),
    grants: dexie.table('grants'),
    log: dexie.table('log'),
    sessions: dexie.table('sessions'),
  };
}
