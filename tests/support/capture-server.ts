import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
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

/** What a path answers to the request that came in; by itself an empty JSON object. */
export type Reply = (request: CapturedRequest) => {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
};

/** A running capture server. */
export interface CaptureServer {
  readonly origin: string;
  /** Sets what a path answers, until `clear()`. */
  readonly answer: (path: string, reply: Reply) => void;
  /** All requests but preflights, oldest first. */
  readonly requests: readonly CapturedRequest[];
  readonly clear: () => void;
  /** Forgets what came in, and keeps what is answered. */
  readonly forget: () => void;
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

function send(response: ServerResponse, { status, headers, body }: ReturnType<Reply>): void {
  response.writeHead(status ?? 200, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body ?? {}));
}

/** Keeps each request that comes in and answers it with JSON, to pages of any origin. */
export async function startCaptureServer(): Promise<CaptureServer> {
  const requests: CapturedRequest[] = [];
  const replies = new Map<string, Reply>();
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
      const { pathname } = new URL(target, 'http://localhost');
      send(response, replies.get(pathname)?.(request) ?? {});
    });
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    clear: () => {
      requests.splice(0);
      replies.clear();
    },
    forget: () => void requests.splice(0),
    answer: (path, reply) => void replies.set(path, reply),
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => close(server),
  };
}
