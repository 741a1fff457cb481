import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { assembleHost } from './assemble.ts';
import { frontChannelPath } from '#sandbox/contract/logout-addresses.ts';
import { isHostPath } from './create-host.ts';

/** A middleware of the dev server: answers the host's own addresses, and leaves the rest to Vite. */
export type DevHost = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

/** Makes the sandbox, the relay and the callback for `npm run dev`. */
export function createDevHost(): DevHost {
  const host = assembleHost({
    names: { onLoopback: true, allowed: [] },
    relay: 'anywhere',
    app: async (request) => framedPage(request) ?? new Response('Not found', { status: 404 }),
  });
  const listener = getRequestListener(host.fetch, { overrideGlobalObjects: false });
  return (request, response, next) => {
    const pathname = (request.url ?? '/').replace(/[?#].*$/, '');
    if (!isHostPath(request.method ?? 'GET', pathname)) return next();
    // Vite's page policy is not the policy of what the host answers.
    response.removeHeader('Content-Security-Policy');
    void listener(request, response);
  };
}

/** Vite has the page where its source is. */
function framedPage({ url }: Request): Response | null {
  const { pathname, search } = new URL(url);
  if (pathname !== frontChannelPath) return null;
  const Location = `/src/app/front-channel.html${search}`;
  return new Response(null, { status: 307, headers: { Location } });
}
