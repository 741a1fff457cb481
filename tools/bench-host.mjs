// The built host, started for `npm run bench` on a port of its own.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Listens at a free port of this machine, and says which. */
export function listen(server) {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}

async function freePort() {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The built host on a port of its own, once it answers. */
export async function startHost() {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/host/main.js', '--port', String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', () => reject(new Error('The host did not start; run npm run build first.')));
  });
  return { address: `http://localhost:${port}`, close: () => child.kill() };
}
