import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { close, listen } from '../../tests/support/listen.ts';
import { fetchDocument, loopbackReach } from './fetch-document.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(close));
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  return `http://127.0.0.1:${await listen(server)}/client.json`;
}

const json = { 'Content-Type': 'application/json', 'Cache-Control': 'max-age=60' };

it('gets a document from this machine, with what says how long it holds', async () => {
  const url = await serve((_request, response) => response.writeHead(200, json).end('{}'));
  expect(await fetchDocument({ onLoopback: true })(url)).toEqual({
    ...{ arrived: true, status: 200, body: '{}' },
    ...{ contentType: 'application/json', cacheControl: 'max-age=60' },
  });
});

it('follows no redirect', async () => {
  const asked: string[] = [];
  const url = await serve(({ url: path = '' }, response) => {
    asked.push(path);
    response.writeHead(302, { Location: '/elsewhere' }).end();
  });
  expect(await fetchDocument({ onLoopback: true })(url)).toMatchObject({ status: 302 });
  expect(asked).toEqual(['/client.json']);
});

it('takes in no more than 5 kB', async () => {
  const url = await serve((_request, response) =>
    response.writeHead(200, json).end(`"${'x'.repeat(5 * 1024)}"`),
  );
  const outcome = await fetchDocument({ onLoopback: true })(url);
  expect(outcome).toEqual({ arrived: false, reason: 'it is longer than 5 kB' });
});

it('asks nobody on this machine for a host that others use', async () => {
  const url = await serve((_request, response) => response.writeHead(200, json).end('{}'));
  const outcome = await fetchDocument({ onLoopback: false })(url);
  expect(outcome).toEqual({ arrived: false, reason: 'it is not at a public address' });
});

it.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['192.168.1.1', false],
  ['172.16.0.1', false],
  ['169.254.169.254', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['0.0.0.0', false],
  ['', false],
])('on loopback reaches %s: %s', (address, isAllowed) => {
  expect(loopbackReach.isAllowed(address)).toBe(isAllowed);
});
