import {
  createServer,
  request,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import { connect, type Socket } from 'node:net';
import { close, listen } from './listen.ts';

/** A running proxy. */
export interface LoggingProxy {
  readonly port: number;
  /** The names of all hosts that were asked for, in the order in which they first were. */
  readonly hostsSeen: () => readonly string[];
  readonly close: () => Promise<void>;
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function unbracketed(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** Header pairs as they came, without what is meant for the proxy alone. */
function forwarded(rawHeaders: readonly string[]): string[] {
  return rawHeaders.flatMap((name, index) => {
    if (index % 2 === 1 || name.toLowerCase() === 'proxy-connection') return [];
    return [name, rawHeaders[index + 1] ?? ''];
  });
}

/**
 * An HTTP proxy that writes down which hosts a browser asks for and lets it reach only this machine:
 * whatever else it wants gets a 502, and is seen.
 */
export async function startLoggingProxy(port = 0): Promise<LoggingProxy> {
  const seen = new Set<string>();

  function refuse(response: ServerResponse, text: string): void {
    if (response.headersSent) return void response.destroy();
    response.writeHead(502, { 'content-type': 'text/plain' }).end(text);
  }

  function forward(incoming: IncomingMessage, response: ServerResponse): void {
    const url = URL.canParse(incoming.url ?? '') ? new URL(incoming.url ?? '') : null;
    if (url === null) return refuse(response, 'not a proxy request');
    seen.add(url.hostname);
    if (!loopback.test(url.hostname)) return refuse(response, 'not on this machine');
    const outgoing = request({
      host: unbracketed(url.hostname),
      port: url.port === '' ? 80 : url.port,
      method: incoming.method,
      path: url.pathname + url.search,
      headers: forwarded(incoming.rawHeaders),
      agent: false,
    } as unknown as RequestOptions);
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    // A server that is not there must look to the browser like one that is not there.
    outgoing.on('error', () => response.destroy());
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  }

  function tunnel(incoming: IncomingMessage, client: Socket): void {
    const target = new URL(`http://${incoming.url ?? ''}`);
    seen.add(target.hostname);
    // Before anything is written: a browser that resets a refused tunnel must not end the run.
    client.on('error', () => client.destroy());
    if (!loopback.test(target.hostname)) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const server = connect(Number(target.port), unbracketed(target.hostname), () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      server.pipe(client);
      client.pipe(server);
    });
    server.on('error', () => client.destroy());
    client.on('close', () => server.destroy());
  }

  const proxy = createServer(forward);
  proxy.on('connect', tunnel);
  const actual = await listen(proxy, port);
  return { port: actual, hostsSeen: () => [...seen], close: () => close(proxy) };
}
