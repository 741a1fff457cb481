import { Hono } from 'hono';
import { hostProbePath, notificationPath, relayPath } from '#sandbox/contract/addresses.ts';
import {
  backChannelPath,
  frontChannelPath,
  logoutCallsPath,
} from '#sandbox/contract/logout-addresses.ts';
import { formPostReceipt } from './form-post.ts';
import { commonHeaders } from './headers.ts';
import { type HostNameRule, isHostAllowed } from './host-names.ts';
import { logoutReceiver } from './logout-receiver.ts';
import { notificationReceipt } from './notifications.ts';
import { type Forward, relayRoute } from './relay-route.ts';

/** What a host is made of. */
export interface HostParts {
  readonly names: HostNameRule;
  /** Null: the relay is off. */
  readonly relay: Forward | null;
  readonly sandbox: { readonly fetch: (request: Request) => Promise<Response> };
  /** The app itself: everything that is not one of the host's own addresses. */
  readonly app: (request: Request) => Promise<Response>;
}

/** Whether the sandbox answers an address; within these it never falls through to the app. */
export function isSandboxPath(pathname: string): boolean {
  return (
    pathname === hostProbePath ||
    pathname.startsWith(`${hostProbePath}/`) ||
    /^\/\.well-known\/[^/]+\/sandbox\//.test(pathname)
  );
}

/** Puts the host together: names, sandbox, relay, what is received, app, in this order. */
export function createHost({ names, relay, sandbox, app }: HostParts): Hono {
  const host = new Hono();
  host.use(async (context, next) => {
    await next();
    for (const [header, value] of commonHeaders) {
      if (!context.res.headers.has(header)) context.res.headers.set(header, value);
    }
  });
  host.use(async (context, next) => {
    if (isHostAllowed(context.req.header('host') ?? null, names)) return next();
    const hint = 'This host does not answer to that name. Start it with --allowed-host NAME.';
    return context.text(hint, 421);
  });
  host.use(async (context, next) => {
    if (!isSandboxPath(new URL(context.req.url).pathname)) return next();
    return sandbox.fetch(context.req.raw);
  });
  host.route('/', relayRoute(relay));
  host.route('/', formPostReceipt());
  host.route('/', notificationReceipt());
  host.route('/', logoutReceiver({ isShared: !names.onLoopback }));
  host.all('*', (context) => app(context.req.raw));
  host.onError((_error, context) => context.text('The host failed to answer.', 500));
  return host;
}

const ownPaths = [
  ...[relayPath, notificationPath],
  ...[frontChannelPath, backChannelPath, logoutCallsPath],
];

/** Whether an address is the host's own, not a page or file of the app. */
export function isHostPath(method: string, pathname: string): boolean {
  return (
    isSandboxPath(pathname) ||
    ownPaths.includes(pathname) ||
    pathname.startsWith('/callback/answer/') ||
    (pathname === '/callback' && method === 'POST')
  );
}
