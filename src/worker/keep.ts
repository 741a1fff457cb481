import { keptCacheName } from '#sandbox/contract/kept-by-worker.ts';
import { basePath } from './addresses.ts';

// A worker may be stopped between any two requests, so what it must know again is kept here.

const addressOf = (key: string) => new URL(`${basePath}kept/${key}`, self.location.origin).href;

/** Keeps a text under a name. */
export async function keep(key: string, text: string): Promise<void> {
  const cache = await caches.open(keptCacheName);
  await cache.put(addressOf(key), new Response(text));
}

/** What is kept under a name. */
export async function kept(key: string): Promise<string | null> {
  const cache = await caches.open(keptCacheName);
  const response = await cache.match(addressOf(key));
  return response === undefined ? null : response.text();
}

/** Takes what is kept out, for one caller alone: of two at once, one gets it. */
export async function takeKept(key: string): Promise<string | null> {
  const text = await kept(key);
  if (text === null) return null;
  const cache = await caches.open(keptCacheName);
  return (await cache.delete(addressOf(key))) ? text : null;
}

/** Names of what is kept that start so. */
export async function keptNames(start: string): Promise<string[]> {
  const cache = await caches.open(keptCacheName);
  const root = addressOf('');
  const names = (await cache.keys()).map(({ url }) => url.slice(root.length));
  return names.filter((name) => name.startsWith(start));
}
