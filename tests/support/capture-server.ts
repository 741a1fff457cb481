import { createServer, type IncomingMessage } from 'node:http';
import { close, listen } from './listen.ts';

/** A request as it came in, byte for byte. */
export interface CapturedRequest {
  readonly method: string;
  /** The request target: path and query as they were written. */
  readonly target: string;
  /** Names and values in their order and letter case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** A running capture server. */
export interface CaptureServer {
  readonly origin: string;
  /** All requests but preflights, oldest first. */
  readonly requests: readonly CapturedRequest[];
  readonly clear: () => void;
  /** The next request that comes in after this call. */
  readonly next: () => Promise<CapturedRequest>;
  readonly close: () => Promise<void>;
}

/** Pairs of a flat list of names and values, as Node keeps raw headers. */
function pairs(rawHeaders: readonly string[]): [string, string][] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as [string, string]] : [],
  );
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Keeps each request that comes in and answers it with an empty JSON object, to pages of any origin. */
export async function startCaptureServer(): Promise<CaptureServer> {
  const requests: CapturedRequest[] = [];
  const waiting: ((request: CapturedRequest) => void)[] = [];
  const server = createServer((incoming, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-private-network', 'true');
    response.setHeader(
      'access-control-allow-methods',
      incoming.headers['access-control-request-method'] ?? '*',
    );
    response.setHeader(
      'access-control-allow-headers',
      incoming.headers['access-control-request-headers'] ?? '*',
    );
    if (incoming.method === 'OPTIONS' && 'access-control-request-method' in incoming.headers) {
      return void response.writeHead(204).end();
    }
    void readAll(incoming).then((body) => {
      const { method = '', url: target = '', rawHeaders } = incoming;
      const request = { method, target, headers: pairs(rawHeaders), body };
      requests.push(request);
      for (const resolve of waiting.splice(0)) resolve(request);
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    });
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    clear: () => void requests.splice(0),
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => close(server),
  };
}
