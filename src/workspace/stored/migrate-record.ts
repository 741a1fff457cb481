import { fail, ok, type Result } from '#protocol/result.ts';

/** The version that this program writes. */
export const recordVersion = 1;

type Members = Readonly<Record<string, unknown>>;

/** What makes a record of the version after out of one of the version that it is listed under. */
const migrations: Readonly<Record<number, (record: Members) => Members>> = {};

/** Brings a stored record to the version of this program, one version at a time. */
export function migrateRecord(raw: unknown): Result<Members, { readonly reason: string }> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return fail({ reason: 'It is not a record.' });
  }
  let record: Members = { ...raw };
  let version = Number(record['version']);
  if (!Number.isInteger(version) || version < 1) return fail({ reason: 'It has no version.' });
  if (version > recordVersion) {
    return fail({ reason: `It was written by a newer version of this program (${version}).` });
  }
  while (version < recordVersion) {
    const migrate = migrations[version];
    if (migrate === undefined) return fail({ reason: `Version ${version} is not known.` });
    record = migrate(record);
    version += 1;
  }
  return ok(record);
}
