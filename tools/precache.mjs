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

/** Large, and wanted by few: kept from its first use on, not at the first visit. */
const lateEntry = 'src/ui/editor/mount-editor.ts';

/** Every file that an entry of Vite's manifest may load, now or later. */
function reach(manifest, key, { except, seen = new Set() }) {
  const chunk = manifest[key];
  if (chunk === undefined || key === except || seen.has(key)) return [];
  seen.add(key);
  const next = [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])];
  return [
    chunk.file,
    ...(chunk.css ?? []),
    ...(chunk.assets ?? []),
    ...next.flatMap((name) => reach(manifest, name, { except, seen })),
  ];
}

/** The files that only the code editor needs. */
function readLate(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));
  if (manifest[lateEntry] === undefined)
    throw new Error(`Failed to find ${lateEntry} in the build`);
  const others = new Set(reach(manifest, 'index.html', { except: lateEntry }));
  return new Set(reach(manifest, lateEntry, {}).filter((file) => !others.has(file)));
}

/** What the worker keeps for offline use: the files, and a version that changes with any of them. */
export function readPrecache(folder) {
  const late = readLate(folder);
  const all = listFiles(folder).filter((path) => !leftOut.test(path));
  const files = all.filter((path) => !late.has(path));
  const hash = createHash('sha256');
  for (const path of all) hash.update(path).update(readFileSync(join(folder, path)));
  const { dynamic } = JSON.parse(readFileSync(join(folder, 'routes.json'), 'utf8'));
  return { version: hash.digest('hex').slice(0, 16), files, late: [...late], dynamic };
}
