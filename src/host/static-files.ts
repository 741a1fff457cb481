import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { framedPageFile, framedPageHeaders, pageHeaders } from './headers.ts';

/** Written by the build: every file with a hash of its bytes. */
interface BuiltFiles {
  readonly etags: Readonly<Record<string, string>>;
  /** Patterns of addresses that the router fills: `/runs/:id`. */
  readonly dynamic: readonly string[];
  /** Hashes of the scripts that stand in the pages themselves: `'sha256-…'`. */
  readonly inlineScripts: readonly string[];
}

interface Found {
  readonly file: string;
  readonly status: 200 | 404;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
};

/**
 * Serves a built app. Only files that the build listed exist, so no path can lead out of the
 * folder.
 */
export function staticFiles(folder: string): (request: Request) => Promise<Response> {
  const built = rereadWhenChanged(folder);
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response('Method not allowed', { status: 405, headers: { Allow: 'GET, HEAD' } });
    }
    const files = built();
    const found = find(new URL(request.url).pathname, files);
    if (found === null) return new Response('Not found', { status: 404 });
    const { etags, inlineScripts } = files;
    return answer(request, { folder, inlineScripts, etag: etags[found.file] ?? '', ...found });
  };
}

/** A build that ends while the host runs is seen by the next request. */
function rereadWhenChanged(folder: string): () => BuiltFiles {
  const listFile = join(folder, '..', 'files.json');
  let readAt = -1;
  let files: BuiltFiles = { etags: {}, dynamic: [], inlineScripts: [] };
  return () => {
    const changedAt = statSync(listFile, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt !== undefined && changedAt !== readAt) {
      files = JSON.parse(readFileSync(listFile, 'utf8')) as BuiltFiles;
      readAt = changedAt;
    }
    return files;
  };
}

function find(pathname: string, files: BuiltFiles): Found | null {
  const path = decode(pathname);
  const exists = (file: string) => Object.hasOwn(files.etags, file);
  const bare = path.slice(1).replace(/\/$/, '');
  const isShell = bare === 'shell' || bare === '404';
  const candidates = [bare, bare === '' ? 'index.html' : `${bare}/index.html`, `${bare}.html`];
  const file = candidates.find(exists);
  // The worker fetches the shells by their file names; as pages they have no address.
  if (file !== undefined && !isShell) return { file, status: 200 };
  if (exists('shell.html') && files.dynamic.some((pattern) => matches(pattern, `/${bare}`))) {
    return { file: 'shell.html', status: 200 };
  }
  return exists('404.html') ? { file: '404.html', status: 404 } : null;
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** `/runs/:id` matches `/runs/1`, not `/runs` and not `/runs/1/2`. */
function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (part.startsWith(':') ? given[at] !== '' : part === given[at]))
  );
}

interface Chosen extends Found {
  readonly folder: string;
  readonly etag: string;
  readonly inlineScripts: readonly string[];
}

async function answer(request: Request, chosen: Chosen): Promise<Response> {
  const { folder, file, status } = chosen;
  const extension = file.slice(file.lastIndexOf('.') + 1);
  const headers = new Headers();
  // A script may become a worker, whose policy is its own.
  const hasPolicy = extension === 'html' || extension === 'js';
  const ownHeaders =
    file === framedPageFile ? framedPageHeaders : pageHeaders(chosen.inlineScripts);
  for (const [name, value] of hasPolicy ? ownHeaders : []) headers.set(name, value);
  headers.set('Content-Type', types[extension] ?? 'application/octet-stream');
  headers.set('Vary', 'Accept-Encoding');
  headers.set('Cache-Control', cacheControl(file));
  const { body, coding } = await readBest(join(folder, file), request.headers);
  const etag = `"${chosen.etag}${coding === null ? '' : `-${coding}`}"`;
  headers.set('ETag', etag);
  if (status === 200 && isKnown(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  if (coding !== null) headers.set('Content-Encoding', coding);
  headers.set('Content-Length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { status, headers });
}

/** Names under `assets/` hold a hash of their content; everything else may change under its name. */
function cacheControl(file: string): string {
  return file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const known = ifNoneMatch.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(etag) || known.includes('*');
}

const codings = [
  ['br', 'br'],
  ['gzip', 'gz'],
] as const;

/** The smallest form that the browser takes, made by the build. @see RFC 9110 §12.5.3 */
async function readBest(path: string, headers: Headers) {
  const accepted = (headers.get('accept-encoding') ?? '')
    .split(',')
    .filter((one) => !/;\s*q=0(?:\.0*)?\s*$/.test(one))
    .map((one) => one.split(';')[0]?.trim().toLowerCase());
  for (const [coding, suffix] of codings) {
    if (!accepted.includes(coding)) continue;
    const body = await readFile(`${path}.${suffix}`).catch(() => null);
    if (body !== null) return { body, coding };
  }
  return { body: await readFile(path), coding: null };
}
