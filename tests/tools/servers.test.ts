import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCaptureServer, type CaptureServer } from '../support/capture-server.ts';
import { startLoggingProxy, type LoggingProxy } from '../support/logging-proxy.ts';
import { startOidcProvider } from '../support/oidc-provider-server.ts';
import { startUntidyServer } from '../support/untidy-server.ts';

let proxy: LoggingProxy;
let capture: CaptureServer;

beforeAll(async () => {
  proxy = await startLoggingProxy();
  capture = await startCaptureServer();
});

afterAll(async () => {
  await proxy.close();
  await capture.close();
});

/** Sends a request to the proxy as a browser does, the whole address in its first line. */
function viaProxy(url: string, headers: readonly string[], body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: proxy.port, method: 'POST', path: url, headers };
    const outgoing = request(options as never, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    outgoing.on('error', reject).end(body);
  });
}

test('the proxy hands on target, headers and body as they came', async () => {
  capture.clear();
  const host = new URL(capture.origin).host;
  const headers = ['Host', host, 'X-Odd-Case', 'a  b', 'Content-Length', '3'];
  expect(await viaProxy(`${capture.origin}/a%20b?c=d+e`, headers, 'x=1')).toBe(200);
  const [seen] = capture.requests;
  expect(seen).toMatchObject({ method: 'POST', target: '/a%20b?c=d+e' });
  expect(seen?.headers.slice(0, 2)).toEqual([
    ['Host', host],
    ['X-Odd-Case', 'a  b'],
  ]);
});

test('the proxy refuses and remembers a host beyond this machine', async () => {
  const url = 'http://stranger.example/';
  expect(await viaProxy(url, ['Host', 'stranger.example'], '')).toBe(502);
  expect(proxy.hostsSeen()).toContain('stranger.example');
});

test('the proxy breaks off where no server listens', async () => {
  await expect(viaProxy('http://127.0.0.1:1/', ['Host', '127.0.0.1:1'], '')).rejects.toThrow();
});

/** Asks the proxy for a tunnel and resets the connection as soon as the proxy has closed its side. */
function resetTunnelTo(host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { port: proxy.port, host: '127.0.0.1', allowHalfOpen: true };
    const client = connect(options, () => {
      client.write(`CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    });
    client.on('error', reject).on('close', () => resolve());
    client.once('data', () => client.resetAndDestroy());
  });
}

test('the proxy outlives a browser that resets a tunnel it was refused', async () => {
  await resetTunnelTo('tunnel.example:443');
  await resetTunnelTo(new URL(capture.origin).host);
  expect(await viaProxy('http://next.example/', ['Host', 'next.example'], '')).toBe(502);
  expect(proxy.hostsSeen()).toContain('tunnel.example');
});

test('oidc-provider lets pages read what is answered to some clients only', async () => {
  const origin = 'http://localhost:5140';
  const server = await startOidcProvider([`${origin}/callback`]);
  const ask = async (id: string, secret: string) => {
    const basic = btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`);
    const response = await fetch(`${server.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, origin },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'api:read' }),
    });
    return [response.status, response.headers.get('access-control-allow-origin')];
  };
  const { basic, basicNoCors } = server.clients;
  expect(await ask(basic.id, basic.secret)).toEqual([200, origin]);
  expect(await ask(basicNoCors.id, basicNoCors.secret)).toEqual([400, null]);
  await server.close();
});

test('the untidy server answers as it is told, until it is reset', async () => {
  const server = await startUntidyServer();
  const ask = async () => {
    const response = await fetch(`${server.issuer}/token`, { method: 'POST' });
    return [response.status, await response.text(), response.headers.get('x-odd')];
  };
  const tidy = await ask();
  server.answer('/token', { status: 299, body: '<h1>', headers: [['X-ODD', '1']] });
  expect(await ask()).toEqual([299, '<h1>', '1']);
  server.reset();
  expect(await ask()).toEqual(tidy);
  await server.close();
});
