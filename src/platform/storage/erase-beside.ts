import {
  keptAnswerPrefix,
  keptCallsKey,
  keptCacheName,
  workerDatabaseName,
} from '#sandbox/contract/kept-by-worker.ts';

/** Every key of ours starts so; an origin may serve other programs too. */
const keyStart = 'claimcheck';

/**
 * Erases what is kept beside the database of the workspace: theme, selection and pending run, the
 * worker's database with its sandboxes and sign-ins, `form_post` answers that nobody came for, and
 * what sandboxes posted at the end of a session.
 */
export async function eraseBeside(): Promise<void> {
  removeKeys(localStorage);
  removeKeys(sessionStorage);
  await Promise.all([deleteDatabase(workerDatabaseName), deleteAnswers()]);
}

function removeKeys(area: Storage): void {
  const keys = Array.from({ length: area.length }, (_, index) => area.key(index));
  for (const key of keys) if (key?.startsWith(keyStart) === true) area.removeItem(key);
}

// A worker that has it open is told, and closes it: until then the deletion waits.
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error(`Failed to delete the database ${name}`));
  });
}

async function deleteAnswers(): Promise<void> {
  // Missing where the page is not in a secure context.
  const storage = globalThis.caches as CacheStorage | undefined;
  if (storage === undefined || !(await storage.has(keptCacheName))) return;
  const cache = await storage.open(keptCacheName);
  const root = `${import.meta.env.BASE_URL}kept/`;
  const ours = [root + keptAnswerPrefix, root + keptCallsKey];
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (ours.some((start) => pathname.startsWith(start))) await cache.delete(request);
  }
}
