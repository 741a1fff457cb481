// Keeps the first load small. Without it one careless import would put the editor, storage or the
// sandbox into every first visit, and nobody would notice on a fast machine.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const limitBytes = 125_000;
const pages = { '/': 'index.html', '/tokens/inspect': 'tokens/inspect/index.html' };

/** What must not be in a first load, by words that minifying keeps; `source` is where they stand. */
export const forbidden = [
  {
    name: 'monaco-editor',
    word: 'MonacoEnvironment',
    source: 'node_modules/monaco-editor/esm/vs/internal/common/workers.js',
  },
  { name: 'oidc-client-ts', word: 'signinRedirectCallback', source: null },
  {
    name: 'dexie',
    word: 'handling persisted pagehide',
    source: 'node_modules/dexie/dist/dexie.mjs',
  },
  { name: 'hono', word: 'Context is not finalized', source: 'node_modules/hono/dist/hono-base.js' },
  {
    name: 'the signing of jose',
    word: 'use the flattened module for creating JWS',
    source: 'node_modules/jose/dist/webapi/jws/compact/sign.js',
  },
  {
    name: 'the sandbox server',
    word: 'The sandbox has nothing at this address',
    source: 'src/sandbox/server/create-sandbox.ts',
  },
  { name: 'a web font', word: '@font-face', source: null },
];

/** The files that a page's HTML asks for at once. */
export function linkedFiles(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const isLoad = /^<script/.test(tag) || /\brel="(?:modulepreload|stylesheet|preload)"/.test(tag);
    const [, path] = /\b(?:src|href)="([^"]+)"/.exec(tag) ?? [];
    return isLoad && path !== undefined ? [path.split('?')[0]] : [];
  });
}

/** The modules that a built module imports at once; `import()` is not among them. */
export function staticImports(code) {
  const pattern = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{}\s,]+?from\s*)?(["'])([^"'()]+)\1/g;
  return [...code.matchAll(pattern)].map(([, , path]) => path);
}

/** Everything that comes with a page's first load, imports of imports included. */
export function firstLoad(html, read) {
  const seen = new Set();
  const waiting = linkedFiles(html).map((path) => new URL(path, 'http://x/').pathname);
  for (const path of waiting) {
    if (seen.has(path)) continue;
    seen.add(path);
    if (!path.endsWith('.js')) continue;
    for (const name of staticImports(read(path).toString())) {
      if (/^[./]/.test(name)) waiting.push(new URL(name, `http://x${path}`).pathname);
    }
  }
  return [...seen];
}

/** The names of what must not be in a file's text. */
export function findForbidden(text) {
  return forbidden.filter(({ word }) => text.includes(word));
}

function brotliSize(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(bytes, { params }).length;
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function checkPage(address, file, folder) {
  const read = (path) => readFileSync(join(folder, path));
  const html = read(file);
  const files = firstLoad(html.toString(), read).filter((path) => /\.(?:js|css)$/.test(path));
  const sizes = files.map((path) => ({ path, bytes: brotliSize(read(path)) }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(
    `${address}: ${kilobytes(total)} of ${kilobytes(limitBytes)} in ${files.length} files, and ${kilobytes(brotliSize(html))} of HTML`,
  );
  for (const { path, bytes } of sizes.toSorted((one, other) => other.bytes - one.bytes)) {
    console.log(`  ${kilobytes(bytes).padStart(9)}  ${path}`);
  }
  const strangers = files.flatMap((path) =>
    findForbidden(read(path).toString()).map(({ name }) => `${address}: ${path} holds ${name}`),
  );
  if (files.length === 0) strangers.push(`${address}: its HTML loads nothing`);
  if (total > limitBytes) strangers.push(`${address}: ${kilobytes(total)} is too much`);
  return strangers;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../dist/app', import.meta.url));
  const problems = Object.entries(pages).flatMap(([address, file]) =>
    existsSync(join(folder, file))
      ? checkPage(address, file, folder)
      : [`${address}: ${file} is not built; run npm run build`],
  );
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
