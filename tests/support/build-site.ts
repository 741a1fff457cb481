import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A build of the app in a folder of its own. */
export interface BuiltSite {
  /** The files that a static server is given. */
  readonly folder: string;
  readonly remove: () => void;
}

/** Builds the app for a folder of a site, beside `dist`, which stays as it is. */
export function buildSite(base: string): BuiltSite {
  mkdirSync('.cache', { recursive: true });
  const out = mkdtempSync(join('.cache', 'site-'));
  const args = ['tools/build.mjs', '--base', base, '--out', out, '--part', 'app'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Failed to build for ${base}: ${stderr}`);
  const remove = () => rmSync(out, { recursive: true, force: true });
  return { folder: join(out, 'app'), remove };
}
