// Builds everything that `npm start` and a static web server need. Without it there is no dist/.
// `--base /x/` builds for a folder of a site.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { hashInputs, markBuilt } from './inputs.mjs';
import { listFiles } from './precache.mjs';
import { writePages } from './prerender.mjs';

const compressible = /\.(?:html|js|css|svg|json|webmanifest|txt|ttf|wasm)$/;

/** Builds app, pages and worker, in this order: the worker holds a list of what was built. */
async function buildApp(base) {
  const inputs = `${hashInputs('app')}${base === '/' ? '' : ` ${base}`}`;
  const common = { base, logLevel: 'warn' };
  await build({ ...common });
  await build({ ...common, build: { ssr: 'src/app/prerender.tsx' } });
  await writePages({
    app: 'dist/app',
    prerender: pathToFileURL('dist/prerender/prerender.js'),
    base,
  });
  await build({ ...common, configFile: 'vite.worker.config.ts' });
  await compress('dist/app');
  markBuilt('app', inputs);
}

async function buildHost() {
  const inputs = hashInputs('host');
  await build({ configFile: 'vite.host.config.ts', logLevel: 'warn' });
  markBuilt('host', inputs);
}

/** Writes a .br and a .gz beside each file that gets smaller by it. */
async function compress(folder) {
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
  writeFileSync(join('dist', 'files.json'), JSON.stringify({ etags, dynamic }));
}

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: '/' },
    part: { type: 'string', default: 'all' },
  },
});
if (!/^\/(?:[\w.~-]+\/)*$/.test(values.base)) {
  console.error(`--base must start and end with a slash, like /claimcheck/: ${values.base}`);
  process.exit(2);
}
process.env['NODE_ENV'] = 'production';
await buildApp(values.base);
if (values.part !== 'app') await buildHost();
