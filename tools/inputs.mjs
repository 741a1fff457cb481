// Tells whether a built part still belongs to its sources. Without it `npm start` would build each
// time, or run an old build.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const common = ['package-lock.json', 'package.json', 'tsconfig.base.json', 'tools/build.mjs'];

const parts = {
  host: {
    output: 'dist/host/main.js',
    inputs: [
      ...common,
      'vite.host.config.ts',
      'src/host',
      'src/relay',
      'src/sandbox',
      'src/protocol',
    ],
  },
  app: {
    output: 'dist/app/sw.js',
    inputs: [
      ...common,
      'vite.config.ts',
      'vite.worker.config.ts',
      'tools/vite-plugins.ts',
      'tools/inline-scripts.mjs',
      'tools/prerender.mjs',
      'tools/precache.mjs',
      'index.html',
      'public',
      'src',
    ],
  },
};

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hashInputs(part) {
  const hash = createHash('sha256').update(process.version);
  for (const file of parts[part].inputs.flatMap(filesIn)) {
    hash.update(`\n${file}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const markFile = (part) => join('dist', `.${part}-inputs`);

/** Whether a part was never built, or from other sources, or for another base path. */
export function isOutOfDate(part) {
  if (!existsSync(parts[part].output) || !existsSync(markFile(part))) return true;
  return readFileSync(markFile(part), 'utf8') !== hashInputs(part);
}

/** Remembers what a part was built from. Taken before the build, so that a later change is seen. */
export function markBuilt(part, inputs = hashInputs(part)) {
  mkdirSync('dist', { recursive: true });
  writeFileSync(markFile(part), inputs);
}

export { hashInputs };
