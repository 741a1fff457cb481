import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { startCaptureServer } from '../support/capture-server.ts';
import { runSecretFlows } from '../support/host-flows.ts';
import { close, freePort, listen } from '../support/listen.ts';
import { testDefinition } from '../support/sandbox-definition.ts';
import { basic } from '../support/sandbox-world.ts';
import { start, type Spawned } from '../support/spawned.ts';

const running: Spawned[] = [];

afterEach(() => {
  for (const one of running.splice(0)) one.kill();
});

function run(command: string, ...args: string[]): Spawned {
  const started = start(command, args);
  running.push(started);
  return started;
}

const runStart = (...args: string[]) => run(process.execPath, 'tools/start.mjs', ...args);

/** What it printed and how it ended, of a start that is refused. */
async function refused(...args: string[]) {
  const started = runStart(...args);
  const code = await started.ended;
  return { code, said: started.said().trim() };
}

// It may have to build the app first.
const patience = 120_000;

test(
  'says one line and fails for an unknown flag and a port out of range',
  async () => {
    // One after the other: the first may build the host.
    const flag = await refused('--nope');
    expect(flag).toEqual({ code: 2, said: 'There is no option --nope. See --help.' });
    const port = await refused('--port', '70000');
    expect(port.code).toBe(2);
    expect(port.said).toBe('--port takes a number from 1 to 65535, not "70000". See --help.');
  },
  patience,
);

test(
  'says one line and fails for a taken port, before it builds the app',
  async () => {
    const server = createServer();
    const port = await listen(server);
    const ended = await refused('--port', String(port));
    await close(server);
    expect(ended.code).toBe(1);
    expect(ended.said).toMatch(new RegExp(`^Port ${port} is taken\\.[^\\n]*$`));
  },
  patience,
);

test(
  'tells its flags and succeeds on --help',
  async () => {
    const ended = await refused('--help');
    expect(ended.code).toBe(0);
    expect(ended.said).toContain('--allowed-host');
  },
  patience,
);

/** Opens a connection that is kept open once it was answered, as a browser's; waits for its end. */
async function keepAlive(port: number): Promise<() => Promise<void>> {
  const socket = connect({ host: '127.0.0.1', port });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const answered = new Promise((resolve) => socket.once('data', resolve));
  // An end that resets the connection is an end too.
  socket.on('error', () => undefined);
  socket.write(
    `GET /sandbox HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: keep-alive\r\n\r\n`,
  );
  expect(String(await answered)).toMatch(/^HTTP\/1\.1 200 /);
  expect(socket.destroyed).toBe(false);
  return () => closed;
}

/** Fails where anything still listens. */
async function expectFree(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  await close(server);
}

const ways = {
  'node tools/start.mjs': (port: number) => runStart('--port', String(port)),
  'npm start': (port: number) => run('npm', 'start', '--', '--port', String(port)),
};

/** What the host answers to a signal with, and what npm may make of it. */
const codes = {
  'node tools/start.mjs': { SIGINT: [0], SIGTERM: [0] },
  'npm start': { SIGINT: [0, 130], SIGTERM: [0, 143] },
};

async function expectCleanEnd(
  begin: (port: number) => Spawned,
  end: (started: Spawned) => void,
  allowed: readonly number[],
): Promise<void> {
  const port = await freePort();
  const started = begin(port);
  await started.until(/Claimcheck is at http:\/\/localhost:\d+\n/);
  expect(started.said()).toContain(`http://localhost:${port}\n`);
  const closed = await keepAlive(port);
  const before = started.said();
  end(started);
  expect(allowed).toContain(await started.ended);
  expect(started.said().slice(before.length).trim()).toBe('');
  await closed();
  await expectFree(port);
}

for (const command of ['node tools/start.mjs', 'npm start'] as const) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(
      `${command} ends cleanly by ${signal} and frees the port, while a browser is connected`,
      () => expectCleanEnd(ways[command], (one) => one.signal(signal), codes[command][signal]),
      patience,
    );
  }
}

test(
  'the host ends with npm when npm alone is told to end',
  () => {
    const end = (started: Spawned) => started.signalAlone('SIGTERM');
    return expectCleanEnd(ways['npm start'], end, codes['npm start'].SIGTERM);
  },
  patience,
);

test(
  'the host prints where it is, and nothing of what it was asked and answered',
  async () => {
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const started = runStart('--port', String(port));
    await started.until(/Claimcheck is at http/);
    const before = started.said();
    const server = await startCaptureServer();
    const secrets = await runSecretFlows(origin, [`${server.origin}/token`, 'http://127.0.0.1:1/']);
    expect(server.requests).toHaveLength(1);
    await server.close();
    // Two for each client authentication, five for each code, and what the relay was given.
    expect(new Set(secrets).size).toBeGreaterThan(25);
    expect(secrets.filter((one) => one.length < 8)).toEqual([]);
    started.signal('SIGINT');
    await started.ended;
    expect(secrets.filter((secret) => started.said().includes(secret))).toEqual([]);
    expect(started.said().slice(before.length)).toBe('');
  },
  patience,
);

test(
  '--data keeps the sandboxes across an end and a new start, in files that nobody else may read',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimcheck-start-'));
    const port = await freePort();
    const issuer = `http://localhost:${port}/sandbox/kept`;
    const begin = async () => {
      const started = runStart('--port', String(port), '--data', folder);
      await started.until(/Claimcheck is at http/);
      return started;
    };
    const first = await begin();
    const put = await fetch(issuer, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Origin: `http://localhost:${port}` },
      body: JSON.stringify(testDefinition()),
    });
    expect(put.status).toBeLessThan(300);
    const keys = await (await fetch(`${issuer}/jwks`)).text();
    first.signal('SIGTERM');
    await first.ended;

    const second = await begin();
    // The same keys, so that tokens and what was configured by hand stay good.
    expect(await (await fetch(`${issuer}/jwks`)).text()).toBe(keys);
    const request = { grant_type: 'client_credentials', scope: 'orders:read' };
    const asked = { method: 'POST', headers: basic(), body: new URLSearchParams(request) };
    expect((await fetch(`${issuer}/token`, asked)).status).toBe(200);
    second.signal('SIGTERM');
    await second.ended;
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o077);
    expect(modes.length).toBeGreaterThan(0);
    expect(new Set(modes)).toEqual(new Set([0]));
    rmSync(folder, { recursive: true, force: true });
  },
  patience,
);

/** Starts the host where `xdg-open` is what the test says, and gives what that was called with. */
async function opened(script: string, ...flags: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-open-'));
  const note = join(folder, 'opened');
  writeFileSync(join(folder, 'xdg-open'), script.replaceAll('NOTE', note), { mode: 0o755 });
  const port = await freePort();
  const path = `PATH=${folder}:${process.env['PATH']}`;
  const words = [process.execPath, 'tools/start.mjs', '--port', String(port), ...flags];
  const started = run('env', path, ...words);
  await started.until(/Claimcheck is at http/);
  const readNote = () => {
    try {
      return readFileSync(note, 'utf8').trim();
    } catch {
      return null;
    }
  };
  const end = async () => {
    started.signal('SIGTERM');
    await started.ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { port, started, readNote, end };
}

const notes = '#!/bin/sh\necho "$@" > NOTE\n';

test.skipIf(process.platform !== 'linux')(
  '--open opens the page in the browser, and nothing is opened without it',
  async () => {
    const asked = await opened(notes, '--open');
    await vi.waitFor(() => expect(asked.readNote()).toBe(`http://localhost:${asked.port}`), {
      timeout: 20_000,
    });
    await asked.end();
    const quiet = await opened(notes);
    expect((await fetch(`http://localhost:${quiet.port}/sandbox`)).status).toBe(200);
    expect(quiet.readNote()).toBeNull();
    await quiet.end();
  },
  patience,
);

test(
  '--no-relay says that there is no relay, and forwards nothing',
  async () => {
    const server = await startCaptureServer();
    const relay = async (...flags: string[]) => {
      const port = await freePort();
      const origin = `http://localhost:${port}`;
      const started = runStart('--port', String(port), ...flags);
      await started.until(/Claimcheck is at http/);
      const host: unknown = await (await fetch(`${origin}/sandbox`)).json();
      const answer = await fetch(`${origin}/relay`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: origin },
        body: JSON.stringify({ method: 'GET', url: server.origin, headers: [], body: null }),
      });
      const said: unknown = await answer.json();
      started.signal('SIGTERM');
      await started.ended;
      return { host, status: answer.status, said };
    };
    expect(await relay('--no-relay')).toMatchObject({
      ...{ host: { relay: false }, status: 403 },
      said: { ok: false, problem: { code: 'relay_refused', reason: 'The relay is off.' } },
    });
    expect(server.requests).toHaveLength(0);
    expect(await relay()).toMatchObject({ host: { relay: true }, status: 200, said: { ok: true } });
    expect(server.requests).toHaveLength(1);
    await server.close();
  },
  patience,
);
