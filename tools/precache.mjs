// Lists the built files for the service worker. Without it the app could not open offline.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const leftOut = /(?:^|\/)(?:\.vite\/|sw\.js$|precache\.json$)|\.(?:br|gz|map)$/;

/** Every file of a folder, with `/` between its parts, sorted. */
export function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** What the worker keeps for offline use: the files, and a version that changes with any of them. */
export function readPrecache(folder) {
  const files = listFiles(folder).filter((path) => !leftOut.test(path));
  const hash = createHash('sha256');
  for (const path of files) hash.update(path).update(readFileSync(join(folder, path)));
  const { dynamic } = JSON.parse(readFileSync(join(folder, 'routes.json'), 'utf8'));
  return { version: hash.digest('hex').slice(0, 16), files, dynamic };
}
