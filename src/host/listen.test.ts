import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { explainListenProblem, listen } from './listen.ts';

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function takePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  open.push(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test('says that a port is taken', async () => {
  const port = await takePort();
  const listening = await listen({ host: null, port }, () => undefined);
  if (listening.ok) throw new Error('It listens.');
  expect(listening.problem.code).toBe('EADDRINUSE');
  expect(explainListenProblem(listening.problem, port)).toContain(`Port ${port} is taken.`);
});

test('says that an address is not one of this machine', async () => {
  const listening = await listen({ host: '192.0.2.7', port: 5119 }, () => undefined);
  if (listening.ok) throw new Error('It listens.');
  expect(explainListenProblem(listening.problem, 5119)).toContain('192.0.2.7 is not an address');
});

test('listens on loopback only', async () => {
  const port = await takePort();
  for (const close of open.splice(0)) close();
  const listening = await listen({ host: null, port }, () => undefined);
  if (!listening.ok) throw new Error(listening.problem.code);
  open.push(() => listening.servers.forEach((server) => server.close()));
  const addresses = listening.servers.map((server) => (server.address() as AddressInfo).address);
  expect(['127.0.0.1', '::1']).toEqual(expect.arrayContaining(addresses));
  expect(addresses).toContain('127.0.0.1');
});
