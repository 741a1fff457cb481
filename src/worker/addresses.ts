/** Base path of the app, `/` or `/x/`. */
export const basePath: string = import.meta.env.BASE_URL;

/** Path of a URL of this origin below the base path, with its first slash; null outside of it. */
export function pathBelowBase(url: URL): string | null {
  return url.pathname.startsWith(basePath) ? url.pathname.slice(basePath.length - 1) : null;
}

/** Whether the sandbox answers an address; within these nothing else does. */
export function isSandboxAddress(url: URL): boolean {
  const root = `${basePath}sandbox`;
  if (url.pathname === root || url.pathname.startsWith(`${root}/`)) return true;
  const wellKnown = /^\/\.well-known\/[^/]+(\/.*)$/.exec(url.pathname)?.[1];
  return wellKnown?.startsWith(`${root}/`) ?? false;
}
