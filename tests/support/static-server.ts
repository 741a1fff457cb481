import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { close, listen } from './listen.ts';

/** A running file server. */
export interface StaticServer {
  /** `http://localhost:PORT`, where service workers are allowed. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/** The file that a path names: itself, `path.html`, or `path/index.html`. */
async function findFile(folder: string, path: string): Promise<string | null> {
  const inside = normalize(join('/', path));
  const base = join(folder, inside);
  for (const candidate of [base, `${base.replace(/\/$/, '')}.html`, join(base, 'index.html')]) {
    const found = await stat(candidate).catch(() => null);
    if (found?.isFile() === true) return candidate;
  }
  return null;
}

/**
 * Serves the files of a folder as a plain static host does: right types, `404.html` with status 404
 * for what is not there, GET and HEAD only, no header of ours, no fallback to `index.html`. With a
 * base path it serves them below that, and what is beside it is not its own.
 */
export async function startStaticServer(
  folder: string,
  port = 0,
  base = '/',
): Promise<StaticServer> {
  const server = createServer((request, response) => {
    void (async () => {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return response.writeHead(405, { allow: 'GET, HEAD' }).end();
      }
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
      if (!path.startsWith(base)) return response.writeHead(404).end('Another site');
      const file = await findFile(folder, path.slice(base.length));
      const name = file ?? join(folder, '404.html');
      const body = await readFile(name).catch(() => Buffer.from('Not found'));
      response.writeHead(file === null ? 404 : 200, {
        'content-type': types[extname(name)] ?? 'application/octet-stream',
        'content-length': body.length,
      });
      return response.end(request.method === 'HEAD' ? undefined : body);
    })().catch(() => response.writeHead(400).end());
  });
  const actual = await listen(server, port, 'localhost');
  return { origin: `http://localhost:${actual}`, close: () => close(server) };
}
