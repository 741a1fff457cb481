// Builds everything that `npm start` and a static web server need. Without it there is no dist/.
// `--base /x/` builds for a folder of a site; `--out DIR` writes there instead of `dist`, and
// `--part app` leaves the host out.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { hashInlineScripts } from './inline-scripts.mjs';
import { hashInputs, markBuilt } from './inputs.mjs';
import { listFiles, readPrecache } from './precache.mjs';
import { writePages } from './prerender.mjs';

const dist = resolve('dist');
const compressible = /\.(?:html|js|css|svg|json|webmanifest|txt|ttf|wasm)$/;

/** Builds app, pages and worker, in this order: the worker holds a list of what was built. */
async function buildApp({ base, out }) {
  const inputs = `${hashInputs('app')}${base === '/' ? '' : ` ${base}`}`;
  const app = join(out, 'app');
  const common = { base, logLevel: 'warn' };
  await build({ ...common, build: { outDir: app } });
  await prerender({ ...common, app });
  await build({
    ...common,
    configFile: 'vite.worker.config.ts',
    define: { __PRECACHE__: JSON.stringify(readPrecache(app)) },
    build: { outDir: app },
  });
  await compress({ app, out });
  if (out === dist) markBuilt('app', inputs);
}

/** The prerenderer runs once, and needs the packages of this folder: it is not built into `out`. */
async function prerender({ app, ...common }) {
  mkdirSync('.cache', { recursive: true });
  const outDir = mkdtempSync(resolve('.cache', 'prerender-'));
  try {
    await build({ ...common, build: { ssr: 'src/app/prerender.tsx', outDir } });
    const prerenderer = pathToFileURL(join(outDir, 'prerender.js'));
    await writePages({ app, prerender: prerenderer, base: common.base });
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

async function buildHost({ out }) {
  const inputs = hashInputs('host');
  const outDir = join(out, 'host');
  await build({ configFile: 'vite.host.config.ts', logLevel: 'warn', build: { outDir } });
  if (out === dist) markBuilt('host', inputs);
}

/** Writes a .br and a .gz beside each file that gets smaller by it. */
async function compress({ app: folder, out }) {
  const etags = {};
  for (const path of listFiles(folder)) {
    if (/\.(?:br|gz)$|^\.vite\//.test(path)) continue;
    const bytes = readFileSync(join(folder, path));
    etags[path] = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    if (!compressible.test(path) || bytes.length < 512) continue;
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: bytes.length > 1_000_000 ? 9 : 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
      promisify(gzip)(bytes, { level: 9 }),
    ]);
    if (br.length < bytes.length) writeFileSync(join(folder, `${path}.br`), br);
    if (gz.length < bytes.length) writeFileSync(join(folder, `${path}.gz`), gz);
  }
  const { dynamic } = JSON.parse(readFileSync(join(folder, 'routes.json'), 'utf8'));
  // All pages are made of this one.
  const inlineScripts = hashInlineScripts(readFileSync(join(folder, 'shell.html'), 'utf8'));
  writeFileSync(join(out, 'files.json'), JSON.stringify({ etags, dynamic, inlineScripts }));
}

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: '/' },
    out: { type: 'string', default: dist },
    part: { type: 'string', default: 'all' },
  },
});
if (!/^\/(?:[\w.~-]+\/)*$/.test(values.base)) {
  console.error(`--base must start and end with a slash, like /claimcheck/: ${values.base}`);
  process.exit(2);
}
process.env['NODE_ENV'] = 'production';
const target = { base: values.base, out: resolve(values.out) };
await buildApp(target);
if (values.part !== 'app') await buildHost(target);
