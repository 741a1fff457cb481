// Finds the Chromium that the browser tests and the bench drive, and installs one where there is
// none. Without it every machine would need its own path in the configuration.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Quiet, without a sandbox of its own (containers have none), and calling nobody by itself. */
export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const noBrowser =
  'No browser found: install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH.';

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/** `CHROMIUM_PATH`, then a Chromium or Chrome of the machine, then Playwright's own; or null. */
export async function findBrowser({
  env = process.env,
  exists = isExecutable,
  ownPath = playwrightsOwn,
  say = () => {},
} = {}) {
  if (env.CHROMIUM_PATH) {
    if (exists(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    say('CHROMIUM_PATH names nothing that can be run; looking elsewhere.');
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(exists);
    if (found !== undefined) return found;
  }
  const own = await ownPath();
  return own && exists(own) ? own : null;
}

const root = fileURLToPath(new URL('..', import.meta.url));

function run(command, args) {
  // Its output goes to stderr, so that the last line of stdout stays the caller's.
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
}

function starts(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

function mayUseApt() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return process.getuid?.() === 0 && /^ID(?:_LIKE)?=.*debian/m.test(release);
}

/** The ways to get a browser, in the order in which they are tried. */
const installers = [
  {
    name: "Playwright's own Chromium",
    isPossible: () => true,
    install: () =>
      run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']),
  },
  {
    name: 'the Debian package chromium',
    isPossible: mayUseApt,
    install: () =>
      run('apt-get', ['update']) &&
      run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']),
  },
];

/** A browser that starts, installed first where there is none; null when that is not possible. */
export async function findOrInstallBrowser({
  say = () => {},
  find = () => findBrowser({ say }),
  works = starts,
  ways = installers,
} = {}) {
  const found = await find();
  if (found !== null && works(found)) return found;
  for (const { name, isPossible, install } of ways) {
    if (!isPossible()) continue;
    say(`No browser that starts on this machine: installing ${name}.`);
    if (!install()) continue;
    const path = await find();
    if (path !== null && works(path)) return path;
  }
  return null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = await findOrInstallBrowser({ say: (line) => console.error(line) });
  if (path === null) console.error(noBrowser);
  else console.log(path);
  process.exitCode = path === null ? 1 : 0;
}
