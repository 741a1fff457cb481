import type { z } from 'zod/mini';
import { fail, ok, type Result } from '#protocol/result.ts';
import type { ApiCall } from '#workspace/model/api-call.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import type { StoredKey, StoredKeySet } from '#workspace/model/stored-key.ts';
import { apiCallSchema, asApiCall } from './call-schema.ts';
import { asEnvironment, environmentSchema } from './environment-schema.ts';
import { asStoredKey, asStoredKeySet, storedKeySchema, storedKeySetSchema } from './key-schema.ts';
import { migrateRecord } from './migrate-record.ts';
import { asRun, runSchema } from './run-schema.ts';

/** Why a stored record cannot be read, for people. */
export interface RecordProblem {
  readonly reason: string;
}

/** Reads an environment as it was stored by this version or one before. Never throws. */
export function readEnvironment(raw: unknown): Result<Environment, RecordProblem> {
  const read = readRecord(raw, (value) => environmentSchema.safeParse(value));
  return read.ok ? ok(asEnvironment(read.value)) : read;
}

/** Reads a run as it was stored by this version or one before. Never throws. */
export function readRun(raw: unknown): Result<Run, RecordProblem> {
  const read = readRecord(raw, (value) => runSchema.safeParse(value));
  return read.ok ? ok(asRun(read.value)) : read;
}

/** Reads a kept key as it was stored by this version or one before. Never throws. */
export function readStoredKey(raw: unknown): Result<StoredKey, RecordProblem> {
  const read = readRecord(raw, (value) => storedKeySchema.safeParse(value));
  return read.ok ? ok(asStoredKey(read.value)) : read;
}

/** Reads a fetched key set as it was stored by this version or one before. Never throws. */
export function readStoredKeySet(raw: unknown): Result<StoredKeySet, RecordProblem> {
  const read = readRecord(raw, (value) => storedKeySetSchema.safeParse(value));
  return read.ok ? ok(asStoredKeySet(read.value)) : read;
}

/** Reads a call of an API as it was stored by this version or one before. Never throws. */
export function readApiCall(raw: unknown): Result<ApiCall, RecordProblem> {
  const read = readRecord(raw, (value) => apiCallSchema.safeParse(value));
  return read.ok ? ok(asApiCall(read.value)) : read;
}

function readRecord<T>(
  raw: unknown,
  parse: (value: unknown) => z.core.util.SafeParseResult<T>,
): Result<T, RecordProblem> {
  const migrated = migrateRecord(raw);
  if (!migrated.ok) return migrated;
  const parsed = parse(migrated.value);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String).join('.') ?? '';
  // The path alone: a message could quote the value, and that may be a secret.
  return fail({ reason: path === '' ? 'It is not a record.' : `“${path}” is not as expected.` });
}
