import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import type { HttpResponse } from '#protocol/http/message.ts';
import type { RelayAnswer } from '#protocol/http/relay-wire.ts';
import { forwardRequest } from './forward.ts';
import { judgeRelayRequest, type RelayOrder } from './policy.ts';

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function order(url: string, change: Partial<RelayOrder> = {}): RelayOrder {
  return { method: 'GET', url: new URL(url), headers: [], body: null, ...change };
}

const never = new AbortController().signal;

function answered(answer: RelayAnswer): HttpResponse {
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.response;
}

function refusedWith(answer: RelayAnswer): string {
  return answer.ok ? `status ${answer.response.status}` : answer.problem.code;
}

test('sends method, headers and body as they were given', async () => {
  let seen: unknown = null;
  const url = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, rawHeaders } = request;
      seen = { method, rawHeaders, body: Buffer.concat(chunks).toString('hex') };
      response.end();
    });
  });
  const headers = [
    ['X-LETTER-case', 'kept'],
    ['cookie', 'a=b'],
    ['X-Twice', '1'],
    ['X-Twice', '2'],
  ] as const;
  const body = new Uint8Array([0, 255, 10]);
  await forwardRequest(order(`${url}token?x=1`, { method: 'PUT', headers, body }), never);
  const host = new URL(url).host;
  expect(seen).toEqual({
    method: 'PUT',
    rawHeaders: ['Host', host, 'Content-Length', '3', ...headers.flat(), 'Connection', 'close'],
    body: '00ff0a',
  });
});

test('returns a redirect instead of following it', async () => {
  let requests = 0;
  const url = await serve((_request, response) => {
    requests += 1;
    response.writeHead(307, { Location: '/next' }).end();
  });
  const { status, headers } = answered(await forwardRequest(order(url), never));
  expect(status).toBe(307);
  expect(headers).toContainEqual(['Location', '/next']);
  expect(requests).toBe(1);
});

test('tells every header of the answer in order and letter case', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(418, 'Odd', ['X-B', '1', 'x-a', '2', 'Set-Cookie', 'c=1', 'X-B', '3']);
    response.end('tea');
  });
  const response = answered(await forwardRequest(order(url), never));
  expect(response.headers.slice(0, 4)).toEqual([
    ['X-B', '1'],
    ['x-a', '2'],
    ['Set-Cookie', 'c=1'],
    ['X-B', '3'],
  ]);
  expect(response).toMatchObject({
    status: 418,
    statusText: 'Odd',
    body: 'tea',
    bodyEncoding: 'utf-8',
    headersSeen: 'all',
  });
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
] as const)('decodes %s and tells the header as it came', async (coding, compress) => {
  const url = await serve((_request, response) => {
    response.setHeader('Content-Encoding', coding);
    response.end(compress('{"active":true}'));
  });
  const response = answered(await forwardRequest(order(url), never));
  expect(response.body).toBe('{"active":true}');
  expect(response.headers).toContainEqual(['Content-Encoding', coding]);
});

test('leaves a body as it came when its coding is broken', async () => {
  const url = await serve((_request, response) => {
    response.setHeader('Content-Encoding', 'gzip');
    response.end('not gzip');
  });
  expect(answered(await forwardRequest(order(url), never)).body).toBe('not gzip');
});

test('gives a body that is not UTF-8 in base64', async () => {
  const url = await serve((_request, response) => void response.end(Buffer.from([0xff, 0xfe])));
  const response = answered(await forwardRequest(order(url), never));
  expect(response).toMatchObject({ body: '//4=', bodyEncoding: 'base64' });
});

const small = { limitBytes: 1000, timeoutSeconds: 20 };

test('stops at the limit', async () => {
  const url = await serve((_request, response) => void response.end('x'.repeat(1001)));
  expect(refusedWith(await forwardRequest(order(url), never, small))).toBe('too_large');
});

test('stops at the limit while it decodes', async () => {
  const url = await serve((_request, response) => {
    response.setHeader('Content-Encoding', 'gzip');
    response.end(gzipSync('x'.repeat(100_000)));
  });
  expect(refusedWith(await forwardRequest(order(url), never, small))).toBe('too_large');
});

test('gives up on a server that does not answer', async () => {
  const url = await serve(() => undefined);
  const answer = await forwardRequest(order(url), never, { ...small, timeoutSeconds: 0.05 });
  expect(answer).toEqual({ ok: false, problem: { code: 'timeout', url, afterSeconds: 0.05 } });
});

test('gives up on a server that begins a body and does not end it', async () => {
  const url = await serve((_request, response) => void response.write('begin'));
  const answer = await forwardRequest(order(url), never, { ...small, timeoutSeconds: 0.2 });
  expect(refusedWith(answer)).toBe('timeout');
});

test('ends the request when the caller goes away', async () => {
  const caller = new AbortController();
  let ended: () => void = () => undefined;
  const upstreamEnded = new Promise<void>((resolve) => (ended = resolve));
  const url = await serve((request) => {
    request.socket.once('close', ended);
    caller.abort();
  });
  expect(refusedWith(await forwardRequest(order(url), caller.signal))).toBe('aborted');
  await upstreamEnded;
});

test('says that nothing listens', async () => {
  const url = await serve(() => undefined);
  for (const close of open.splice(0)) close();
  const answer = await forwardRequest(order(url), never);
  expect(answer).toMatchObject({ problem: { code: 'unreachable' } });
  expect(JSON.stringify(answer)).toContain('ECONNREFUSED: nothing listens');
});

test('says that a server does not speak TLS', async () => {
  const url = (await serve(() => undefined)).replace('http:', 'https:');
  const answer = await forwardRequest(order(url), never);
  expect(JSON.stringify(answer)).toContain('does not speak TLS');
});

test('says that an answer is not HTTP', async () => {
  const server = createTcpServer((socket) => void socket.end('SSH-2.0-OpenSSH_9\r\n'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  open.push(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const answer = await forwardRequest(order(`http://127.0.0.1:${port}/`), never);
  expect(JSON.stringify(answer)).toContain('not valid HTTP/1.1');
});

test('sends what the policy lets through, with a length for an empty POST', async () => {
  let length: string | undefined;
  const url = await serve((request, response) => {
    length = request.headers['content-length'];
    response.end();
  });
  const judgement = judgeRelayRequest({ method: 'POST', url, headers: [], body: null });
  if (!judgement.allowed) throw new Error(judgement.reason);
  await forwardRequest(judgement.order, never);
  expect(length).toBe('0');
});
