// `npm start`: builds what is out of date, then runs the host. Wrong flags and a taken port are
// told before anything is built. Ends with npm, whatever ended that.
import { spawnSync } from 'node:child_process';
import { build } from 'vite';
import { hashInputs, isOutOfDate, markBuilt } from './inputs.mjs';

// npm runs this by a shell, which does not hand on the signals that npm hands it: without this, the
// host would live on and keep its port after its `npm start` was told to end.
const parent = process.ppid;
if (process.env['npm_lifecycle_event'] === 'start') {
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 250).unref();
}

// The host is one small file; it is built first because it knows the flags.
if (isOutOfDate('host')) {
  const inputs = hashInputs('host');
  await build({ configFile: 'vite.host.config.ts', logLevel: 'error' });
  markBuilt('host', inputs);
}
const { readOptions, runHost } = await import('../dist/host/main.js');
const options = await readOptions(process.argv.slice(2));
if (isOutOfDate('app')) {
  console.log('Building the app, which takes some seconds …');
  const { status } = spawnSync(process.execPath, ['tools/build.mjs', '--part', 'app'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
await runHost(options);
