import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './listen.ts';

/** What the worker of an updated copy calls its version. */
export const updatedVersion = '0123456789abcdef';

/** A copy of the built program that runs by itself, and that a test may stop, start and change. */
export interface AppCopy {
  readonly origin: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Puts in place what a build of changed sources gives: every hashed file gets a new name. */
  readonly update: (before: string, after: string) => void;
  /** Stops it and removes it. */
  readonly remove: () => Promise<void>;
}

/** Copies `dist` to a folder of its own. */
export async function copyApp(): Promise<AppCopy> {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-copy-'));
  cpSync('dist', folder, { recursive: true, filter: (path) => !/\.(?:br|gz)$/.test(path) });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const port = await freePort();
  let child: ChildProcess | null = null;
  const stop = async () => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  };
  return {
    origin: `http://localhost:${port}`,
    start: async () => {
      const started = spawn(process.execPath, ['host/main.js', '--port', String(port)], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child = started;
      // It says its address when it listens.
      await new Promise((resolve, reject) => {
        started.stdout.once('data', resolve);
        started.once('exit', () => reject(new Error('Failed to start: the host ended')));
      });
    },
    stop,
    update: (before, after) => update(folder, before, after),
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function update(folder: string, before: string, after: string): void {
  const app = join(folder, 'app');
  const assets = readdirSync(join(app, 'assets')).filter((name) => /\.(?:js|css)$/.test(name));
  const known = new Set(assets);
  const newName = (name: string) => name.replace(/(\.\w+)$/, '2$1');
  const change = (text: string) =>
    text
      .replaceAll(before, after)
      .replaceAll(/[\w.-]+\.(?:js|css)\b/g, (name) => (known.has(name) ? newName(name) : name));
  for (const name of assets)
    renameSync(join(app, 'assets', name), join(app, 'assets', newName(name)));
  const etags: Record<string, string> = {};
  for (const entry of readdirSync(app, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if (/\.(?:js|css|html)$/.test(path)) {
      const text = change(readFileSync(path, 'utf8'));
      // The worker's version is a hash of all files.
      writeFileSync(path, entry.name === 'sw.js' ? newVersion(text) : text);
    }
    const hash = createHash('sha256').update(readFileSync(path)).digest('base64url');
    etags[path.slice(app.length + 1).replaceAll('\\', '/')] = hash;
  }
  const listFile = join(folder, 'files.json');
  const built = JSON.parse(readFileSync(listFile, 'utf8')) as object;
  writeFileSync(listFile, JSON.stringify({ ...built, etags }));
}

function newVersion(worker: string): string {
  const changed = worker.replace(/(version:\s*[`"'])[0-9a-f]{16}(?=[`"'])/, `$1${updatedVersion}`);
  if (changed === worker) throw new Error('Failed to update: the worker names no version');
  return changed;
}
