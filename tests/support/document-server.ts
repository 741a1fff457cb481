import { createServer } from 'node:http';
import { close, listen } from './listen.ts';

/** A place on loopback where a client's document is, for servers and for pages. */
export interface DocumentServer {
  readonly url: string;
  /** What is there from now on; nothing at first. */
  readonly place: (text: string) => void;
  /** How often it was read by what is no page: a page says where it is from. */
  readonly readByServers: () => number;
  readonly close: () => Promise<void>;
}

/** Serves one document, never to be kept. */
export async function startDocumentServer(): Promise<DocumentServer> {
  let text: string | null = null;
  let count = 0;
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    if (text === null || request.url !== '/client.json') return void response.writeHead(404).end();
    if (request.headers.origin === undefined) count += 1;
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(text);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/client.json`,
    place: (placed) => (text = placed),
    readByServers: () => count,
    close: () => close(server),
  };
}
