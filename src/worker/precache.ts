import { basePath, pathBelowBase } from './addresses.ts';
import { keep, kept } from './keep.ts';

/** Put in by the build: what was built, and a version that changes with any of it. */
declare const __PRECACHE__: {
  readonly version: string;
  readonly files: readonly string[];
  /** Kept once they were asked for: the code editor. */
  readonly late: readonly string[];
  /** Patterns of addresses that the router fills: `/runs/:id`. */
  readonly dynamic: readonly string[];
};

const { version, files, late, dynamic } = __PRECACHE__;
const prefix = 'claimcheck-files-';
const known = new Set(files);

/** So many files are fetched at once. */
const lanes = 4;

/** Fetches the built files, but for the late ones, into a cache of this version. */
export async function fillCache(): Promise<void> {
  const cache = await caches.open(prefix + version);
  const waiting = [...files];
  const lane = async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      await cache.put(basePath + file, await fetchFile(file));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function fetchFile(file: string): Promise<Response> {
  // Names with a hash never change; the others may be held by the browser's own cache.
  const cache = file.startsWith('assets/') ? 'default' : 'no-cache';
  const response = await fetch(basePath + file, { cache });
  if (!response.ok) throw new Error(`Failed to keep ${file}: status ${response.status}`);
  if (!response.redirected) return response;
  // A redirected response may not answer a navigation.
  return new Response(response.body, { headers: response.headers });
}

/** Removes the caches of old versions, but for the last: a page of it may still be open. */
export async function removeOldCaches(): Promise<void> {
  const last = await kept('version');
  const previous = last === version ? await kept('previous') : last;
  for (const name of await caches.keys()) {
    const isOld = name !== prefix + version && name !== prefix + (previous ?? '');
    if (name.startsWith(prefix) && isOld) await caches.delete(name);
  }
  await keep('previous', previous ?? '');
  await keep('version', version);
}

/** Whether an address is a built file that is not a page. */
export function isBuiltFile(url: URL): boolean {
  const path = pathBelowBase(url)?.slice(1);
  if (path === undefined || path.endsWith('.html')) return false;
  return path.startsWith('assets/') || known.has(path);
}

/** A built file: the kept one, or the network's where an older page asks for what is gone. */
export async function answerFile(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const found = await findKept(pathname);
  if (found !== null) return found;
  const response = await fetch(request);
  if (response.ok && late.includes(pathname.slice(basePath.length))) {
    const cache = await caches.open(prefix + version);
    // Without room for it the next use fetches it again.
    await cache.put(pathname, response.clone()).catch(() => undefined);
  }
  return response;
}

/** The page of an address, as it was kept. Null where even that is missing. */
export async function keptPage(path: string): Promise<Response | null> {
  const bare = path.replace(/^\/|\/$/g, '');
  const file = bare === '' ? 'index.html' : `${bare}/index.html`;
  if (known.has(file)) return findKept(basePath + file);
  if (isDynamic(path)) return findKept(`${basePath}shell.html`);
  const page = await findKept(`${basePath}404.html`);
  return page === null ? null : new Response(page.body, { status: 404, headers: page.headers });
}

/** Whether the router fills an address for which no page was built. */
export function isDynamic(path: string): boolean {
  const given = path.replace(/\/$/, '').split('/');
  return dynamic.some((pattern) => {
    const wanted = pattern.split('/');
    if (wanted.length !== given.length) return false;
    return wanted.every((part, at) =>
      part.startsWith(':') ? given[at] !== '' : part === given[at],
    );
  });
}

async function findKept(path: string): Promise<Response | null> {
  const options = { ignoreSearch: true, ignoreVary: true };
  const current = await caches.open(prefix + version);
  const found = await current.match(path, options);
  // Only the names of assets differ from version to version; pages are this version's alone.
  if (found !== undefined || !path.startsWith(`${basePath}assets/`)) return found ?? null;
  return (await caches.match(path, options)) ?? null;
}
