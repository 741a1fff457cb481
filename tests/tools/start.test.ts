import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

function start(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['tools/start.mjs', ...args]);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('close', (code) => resolve({ code, said: said.trim() }));
  });
}

const patience = 60_000;

test(
  'says one line and fails for an unknown flag and a port out of range',
  async () => {
    // One after the other: the first may build the host.
    const flag = await start('--nope');
    expect(flag).toEqual({ code: 2, said: 'There is no option --nope. See --help.' });
    const port = await start('--port', '70000');
    expect(port.code).toBe(2);
    expect(port.said).toBe('--port takes a number from 1 to 65535, not "70000". See --help.');
  },
  patience,
);

test(
  'says one line and fails for a taken port, before it builds the app',
  async () => {
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const ended = await start('--port', String(port));
    server.close();
    expect(ended.code).toBe(1);
    expect(ended.said).toMatch(new RegExp(`^Port ${port} is taken\\.[^\\n]*$`));
  },
  patience,
);

test(
  'tells its flags and succeeds on --help',
  async () => {
    const ended = await start('--help');
    expect(ended.code).toBe(0);
    expect(ended.said).toContain('--allowed-host');
  },
  patience,
);
