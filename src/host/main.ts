import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { RelayTls } from '#relay/relay-tls.ts';
import type { SandboxStore } from '#sandbox/server/ports.ts';
import { assembleHost } from './assemble.ts';
import { isLoopback } from './host-names.ts';
import { explainListenProblem, listen } from './listen.ts';
import { type HostOptions, parseCommandLine } from './options.ts';
import { openKeptStore } from './kept-store.ts';
import { readRelayTls } from './read-relay-tls.ts';
import { staticFiles } from './static-files.ts';

/** Ends the process with one line where the command line or the port is wrong. */
export async function readOptions(args: readonly string[]): Promise<HostOptions> {
  const line = parseCommandLine(args);
  if (line.kind === 'help') {
    console.log(line.text);
    process.exit(0);
  }
  if (line.kind === 'wrong') {
    console.error(line.line);
    process.exit(2);
  }
  tlsOf(line.options);
  const tried = await listen(line.options, () => undefined);
  if (!tried.ok) exitWithoutPort(tried.problem, line.options.port);
  await Promise.all(
    tried.servers.map((server) => new Promise((resolve) => void server.close(resolve))),
  );
  return line.options;
}

function tlsOf(options: HostOptions): RelayTls {
  const tls = readRelayTls(options);
  if (tls.ok) return tls.value;
  console.error(tls.line);
  process.exit(2);
}

async function keptIn(folder: string): Promise<SandboxStore> {
  try {
    return await openKeptStore({ folder, report: (line) => console.error(line) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    console.error(`Failed to keep sandboxes in ${folder}: ${code}.`);
    process.exit(1);
  }
}

function exitWithoutPort(problem: Parameters<typeof explainListenProblem>[0], port: number): never {
  console.error(explainListenProblem(problem, port));
  process.exit(1);
}

/** Runs the host until it is told to end. */
export async function runHost(options: HostOptions): Promise<void> {
  const folder = join(import.meta.dirname, '..', 'app');
  if (!existsSync(folder)) {
    console.error('The app is not built. Run npm start, or npm run build first.');
    process.exit(1);
  }
  const onLoopback = options.host === null || isLoopback(options.host);
  const host = assembleHost({
    names: { onLoopback, allowed: options.allowedHosts },
    relay: options.relay,
    tls: tlsOf(options),
    ...(options.dataFolder !== null && { store: await keptIn(options.dataFolder) }),
    app: staticFiles(folder),
  });
  const listener = getRequestListener(host.fetch, { overrideGlobalObjects: false });
  const listening = await listen(options, (request, response) => void listener(request, response));
  if (!listening.ok) exitWithoutPort(listening.problem, options.port);
  const end = () => {
    for (const server of listening.servers) server.closeAllConnections();
    process.exit(0);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const address = `http://${onLoopback ? 'localhost' : addressName(options)}:${options.port}`;
  console.log(`Claimcheck is at ${address}`);
  if (!onLoopback) console.log(`Others on the network can reach it. ${aboutRelay[options.relay]}`);
  if (options.dataFolder !== null) {
    console.log(`Sandboxes are kept in ${options.dataFolder}; what they grant is not.`);
  }
  for (const { origin } of options.clientCertificates) {
    console.log(`The relay shows its client certificate to ${origin} alone.`);
  }
  if (options.opensBrowser) openBrowser(address);
}

const aboutRelay: Readonly<Record<HostOptions['relay'], string>> = {
  off: 'The relay is off.',
  'public-only': 'The relay sends for them too, to public addresses alone.',
  anywhere: 'The relay is on.',
};

function addressName({ host, allowedHosts }: HostOptions): string {
  const name = allowedHosts.find((one) => one !== host) ?? host ?? 'localhost';
  if (name === '0.0.0.0' || name === '::') return 'localhost';
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}

function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  if (command === undefined) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => console.log('No browser could be opened from here.'));
  child.unref();
}

if (import.meta.filename === process.argv[1])
  await runHost(await readOptions(process.argv.slice(2)));
