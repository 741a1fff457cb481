import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/mini';
import {
  definitionLimitBytes,
  definitionLimitCount,
  type SandboxDefinition,
  sandboxDefinitionSchema,
} from '#sandbox/contract/definition.ts';
import type { SandboxStore } from '#sandbox/server/ports.ts';
import { createMemoryStore } from '#sandbox/server/store/memory-store.ts';

/** What a file holds. */
const keptSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  definition: sandboxDefinitionSchema,
});

const shape = /^[0-9a-f]{64}\.json$/;
/** As a page may put it, with room for what the schema fills in. */
const fileLimitBytes = 2 * definitionLimitBytes;
/** So many files that could not be read are kept aside; the oldest goes first. */
const asideLimitCount = 100;

/** Where definitions are kept, and whom to tell of what went wrong. */
export interface KeptStoreOptions {
  readonly folder: string;
  /** Takes one line, without anything that a file holds. */
  readonly report: (line: string) => void;
  readonly limit?: number;
}

/**
 * The store of a host that keeps definitions in files, so that they outlive its process. Grants,
 * sign-ins and logs stay in memory. Rejects where the folder cannot be used.
 */
export async function openKeptStore(options: KeptStoreOptions): Promise<SandboxStore> {
  const folder = join(options.folder, 'sandboxes');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let last: Promise<void> = Promise.resolve();
  /** One change of the folder after the other. What fails is told; the sandbox works on in memory. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work).catch((error: unknown) => {
      options.report(`Failed to keep a sandbox in ${folder}: ${codeOf(error)}.`);
    });
    return last;
  };
  const forget = (id: string) => inTurn(() => rm(join(folder, fileName(id)), { force: true }));
  const memory = createMemoryStore(options.limit ?? definitionLimitCount, (id) => void forget(id));
  for (const { id, definition } of await readAll(folder, options.report)) {
    await memory.writeDefinition(id, definition, 0);
  }
  await last;
  return {
    ...memory,
    writeDefinition: async (id, definition, now) => {
      const outcome = await memory.writeDefinition(id, definition, now);
      await inTurn(() => writeWhole(folder, { version: 1, id, definition }));
      return outcome;
    },
    erase: async (id, what) => {
      await memory.erase(id, what);
      if (what === 'everything') await forget(id);
    },
  };
}

type Kept = z.infer<typeof keptSchema>;

/** The same on file systems that know no letter case, or have names of their own. */
function fileName(id: string): string {
  return `${createHash('sha256').update(id).digest('hex')}.json`;
}

/** Writes beside and renames, so that a file is there as a whole or as it was. */
async function writeWhole(folder: string, kept: Kept): Promise<void> {
  const beside = join(folder, `${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify(kept));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, join(folder, fileName(kept.id)));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** All that can be read, the least recently written first. */
async function readAll(
  folder: string,
  report: (line: string) => void,
): Promise<{ readonly id: string; readonly definition: SandboxDefinition }[]> {
  const found: { readonly kept: Kept; readonly writtenAt: number }[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    // What a process left that was ended while it wrote.
    if (/^[0-9a-f]{16}\.tmp$/.test(name)) await rm(path, { force: true });
    if (!shape.test(name)) continue;
    const kept = await readKept(path, name);
    if (typeof kept === 'string') {
      await putAside(folder, name);
      report(`${path} ${kept}. It is kept in ${join(folder, 'aside')}.`);
    } else found.push({ kept, writtenAt: (await stat(path)).mtimeMs });
  }
  return found
    .toSorted((one, other) => one.writtenAt - other.writtenAt)
    .map(({ kept }) => ({ id: kept.id, definition: kept.definition }));
}

/** What a file holds, or why it cannot be used: the name of the member, never its value. */
async function readKept(path: string, name: string): Promise<Kept | string> {
  try {
    if ((await stat(path)).size > fileLimitBytes) return 'is too long for a sandbox';
    const parsed = keptSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (!parsed.success) {
      return `is not a sandbox (at ${parsed.error.issues[0]?.path.join('.') ?? ''})`;
    }
    return fileName(parsed.data.id) === name ? parsed.data : 'is not named as its sandbox is';
  } catch (error) {
    return error instanceof SyntaxError ? 'is not JSON' : `cannot be read (${codeOf(error)})`;
  }
}

async function putAside(folder: string, name: string): Promise<void> {
  const aside = join(folder, 'aside');
  await mkdir(aside, { recursive: true, mode: 0o700 });
  await rename(join(folder, name), join(aside, `${Date.now()}-${name}`));
  const kept = (await readdir(aside)).toSorted();
  for (const old of kept.slice(0, Math.max(0, kept.length - asideLimitCount))) {
    await rm(join(aside, old), { force: true });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
