// Runs everything that CI runs, and says in one line how it went. Without it a green run could
// hide a runner that never started. The parts all run, even when an earlier one failed.
//   node tools/test.mjs [--only checks|unit|e2e] [arguments for the one runner …]
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findOrInstallBrowser, noBrowser } from './find-browser.mjs';
import {
  addUp,
  countCheck,
  countPlaywright,
  countRunner,
  countVitest,
  failure,
  summaryLine,
} from './test-report.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const minutes = 60_000;
const started = Date.now();

function say(line) {
  console.log(`\n▸ ${((Date.now() - started) / 1000).toFixed(0)} s  ${line}`);
}

/** Runs a command to its end. Resolves to its exit code and, where it was caught, its output. */
function run(command, args, { env = {}, isCaught = false, limit = 10 * minutes } = {}) {
  return new Promise((resolve) => {
    const stdio = ['ignore', isCaught ? 'pipe' : 'inherit', isCaught ? 'pipe' : 'inherit'];
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    const timer = setTimeout(() => {
      if (!isCaught) say(`ended after ${limit / minutes} minutes`);
      output += `\nended after ${limit / minutes} minutes`;
      child.kill('SIGKILL');
    }, limit);
    const end = (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** One npm script as one test; its output is shown when it is done, so that lanes do not mix. */
async function runCheck(script) {
  const { code, output } = await run('npm', ['run', '--silent', script], { isCaught: true });
  say(`${script} ${code === 0 ? 'passed' : 'FAILED'}`);
  if (code !== 0) console.log(output.trim());
  return countCheck(script, code);
}

async function runInTurn(scripts) {
  const counts = [];
  for (const script of scripts) counts.push(await runCheck(script));
  return counts;
}

/** Runs a runner that writes a JSON report, and counts by that report alone. */
async function runRunner({ name, args, report, env, read }) {
  rmSync(report, { force: true });
  say(name);
  // A hang must end; a busy machine alone must not: the runners bound each test themselves.
  const { code } = await run(process.execPath, args, { env, limit: 45 * minutes });
  const reportText = existsSync(report) ? readFileSync(report, 'utf8') : null;
  return countRunner({ name, exitCode: code, reportText, read });
}

function runVitest(extra) {
  const report = `${root}.cache/vitest.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...extra];
  return runRunner({ name: 'Vitest', args, report, read: countVitest });
}

async function runPlaywright(extra) {
  const browser = await findOrInstallBrowser({ say });
  if (browser === null) return failure(noBrowser);
  const report = `${root}.cache/playwright.json`;
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...extra];
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  return runRunner({ name: 'Playwright', args, report, env, read: countPlaywright });
}

/** The two lanes keep two cores busy; the runners that follow use both by themselves. */
async function runChecks() {
  const lanes = await Promise.all([
    runInTurn(['check:lint', 'check:docs']),
    runInTurn(['build', 'check:size', 'check:types', 'check:format', 'check:unused']),
  ]);
  return lanes.flat();
}

async function runAll(only, extra) {
  const counts = [];
  if (only === null || only === 'checks') counts.push(...(await runChecks()));
  if (only === 'e2e') counts.push(await runCheck('build'));
  if (only === null || only === 'unit') counts.push(await runVitest(extra));
  if (only === null || only === 'e2e') counts.push(await runPlaywright(extra));
  return counts;
}

const parts = ['checks', 'unit', 'e2e'];
const [flag, only = null, ...extra] = process.argv.slice(2);
if (flag !== undefined && (flag !== '--only' || !parts.includes(only))) {
  console.error(
    `Usage: node tools/test.mjs [--only ${parts.join('|')} [arguments for the runner]]`,
  );
  process.exit(2);
}

mkdirSync(`${root}.cache`, { recursive: true });
const sum = addUp(await runAll(only, extra));
say('done');
for (const note of sum.notes) console.log(`- ${note}`);
console.log(summaryLine(sum));
process.exitCode = sum.failed === 0 ? 0 : 1;
