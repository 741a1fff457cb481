import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

// The tool looks at the folder that it is run in, so it runs in one of its own.
const tool = pathToFileURL(resolve('tools/inputs.mjs')).href;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-inputs-'));
  for (const path of ['src/host/main.ts', 'src/features/home.tsx', 'src/protocol/a.ts']) {
    write(path, 'one');
  }
  write('package.json', '{}');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function run(script: string): string {
  const source = `import { hashInputs, isOutOfDate, markBuilt } from ${JSON.stringify(tool)};\n`;
  const args = ['--input-type=module', '--eval', source + script];
  return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).trim();
}

/** Builds both parts, as far as this tool can see. */
function build(): void {
  write('dist/host/main.js', 'built');
  write('dist/app/sw.js', 'built');
  run("markBuilt('host'); markBuilt('app');");
}

/** Which parts `npm start` would build now. */
const outOfDate = () =>
  run("console.log(['host', 'app'].filter((part) => isOutOfDate(part)).join(' '))");

test('both parts are out of date before the first build, and neither right after it', () => {
  expect(outOfDate()).toBe('host app');
  build();
  expect(outOfDate()).toBe('');
});

test.each([
  ['src/features/home.tsx', 'app'],
  ['src/host/main.ts', 'host app'],
  ['src/protocol/a.ts', 'host app'],
  ['package.json', 'host app'],
  ['package-lock.json', 'host app'],
  ['vite.host.config.ts', 'host'],
  ['index.html', 'app'],
  ['public/icon.svg', 'app'],
  ['tools/prerender.mjs', 'app'],
])('a change of %s is seen by: %s', (path, parts) => {
  build();
  write(path, 'two');
  expect(outOfDate()).toBe(parts);
  build();
  expect(outOfDate()).toBe('');
});

test('a test, the README and a second writing of the same change nothing', () => {
  build();
  write('src/host/main.test.ts', 'new');
  write('src/features/home.test.tsx', 'new');
  write('README.md', 'new');
  write('src/host/main.ts', 'one');
  expect(outOfDate()).toBe('');
});

test('a file that is new, gone or called otherwise is seen, though no text has changed', () => {
  build();
  renameSync(join(folder, 'src/features/home.tsx'), join(folder, 'src/features/house.tsx'));
  expect(outOfDate()).toBe('app');
  build();
  write('src/features/new.ts', '');
  expect(outOfDate()).toBe('app');
  build();
  rmSync(join(folder, 'src/features/new.ts'));
  expect(outOfDate()).toBe('app');
});

test('a part whose output is gone is built again', () => {
  build();
  rmSync(join(folder, 'dist/app/sw.js'));
  expect(outOfDate()).toBe('app');
});

test('a change during the build is seen after it', () => {
  write('dist/app/sw.js', 'built');
  const change = "const before = hashInputs('app'); (await import('node:fs')).writeFileSync";
  run(`${change}('src/features/home.tsx', 'during'); markBuilt('app', before);`);
  expect(outOfDate()).toContain('app');
});
