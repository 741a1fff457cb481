import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  backChannelPath,
  frontChannelPath,
  logoutCallLifetimeSeconds,
  logoutCallLimit,
  logoutCallsPath,
  logoutTokenLimitBytes,
  logoutValueLimit,
} from '#sandbox/contract/logout-addresses.ts';
import type { FrontChannelCall, LogoutCall } from '#sandbox/contract/logout-calls.ts';
import { callerOf } from './caller.ts';

/** What a receiver needs to know of its host. */
export interface LogoutReceiverParts {
  /** Whether others than this machine can reach it: what came would be shown to all of them. */
  readonly isShared: boolean;
  readonly clock?: () => number;
}

/**
 * Takes in what servers say at the end of a session, keeps it for minutes, and shows it to its own
 * page, which has the keys to judge it. On a host that is shared it takes nothing.
 * @see OpenID Connect Back-Channel Logout 1.0 §2.5 and §2.8, Front-Channel Logout 1.0 §2
 */
export function logoutReceiver({ isShared, clock = Date.now }: LogoutReceiverParts): Hono {
  let calls: readonly LogoutCall[] = [];

  const recent = () => {
    const since = clock() - logoutCallLifetimeSeconds * 1000;
    calls = calls.filter(({ at }) => at > since);
    return calls;
  };
  const keep = (call: LogoutCall) => {
    calls = [...recent(), call].slice(-logoutCallLimit);
  };

  const app = new Hono();
  app.use('/logout/*', async (context, next) => {
    await next();
    context.res.headers.set('Cache-Control', 'no-store');
  });
  for (const path of [frontChannelPath, `${frontChannelPath}/`]) {
    // The page itself is a file of the app, like any other.
    app.get(path, async (context, next) => {
      if (!isShared && context.req.method === 'GET') keep(readFrame(context.req.raw, clock()));
      await next();
    });
  }
  app.post(
    backChannelPath,
    async (context, next) => {
      const refusal = refusePost(context.req.raw, isShared);
      return refusal === null ? next() : refuse(context, 403, refusal);
    },
    bodyLimit({
      maxSize: logoutTokenLimitBytes,
      onError: (context) => refuse(context, 413, 'A logout token is shorter than that.'),
    }),
    async (context) => {
      const token = await readLogoutToken(context.req.raw);
      if (token === null) return refuse(context, 400, 'A form with one logout_token is wanted.');
      keep({ kind: 'back-channel', at: clock(), token });
      return context.body(null, 200);
    },
  );
  app.get(logoutCallsPath, (context) => {
    if (isShared) return refuse(context, 403, 'This host takes no such calls: it is shared.');
    const isOwn = callerOf(context.req.raw) === 'own-page';
    return isOwn ? context.json({ calls: recent() }) : refuse(context, 403, 'For its page alone.');
  });
  return app;
}

/** Servers post by themselves, and send no `Origin`; a page elsewhere has no business here. */
function refusePost(request: Request, isShared: boolean): string | null {
  if (isShared) return 'This host takes no logout tokens: others can reach it.';
  return callerOf(request) === 'other-page' ? 'Pages do not post logout tokens.' : null;
}

/** @see OpenID Connect Back-Channel Logout 1.0 §2.8 */
function refuse(context: Context, status: 400 | 403 | 413, error_description: string): Response {
  return context.json({ error: 'invalid_request', error_description }, status);
}

/** The one member that is kept. @see OpenID Connect Back-Channel Logout 1.0 §2.5 */
async function readLogoutToken(request: Request): Promise<string | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) return null;
  const [token, ...more] = new URLSearchParams(await request.text()).getAll('logout_token');
  return token === undefined || token === '' || more.length > 0 ? null : token;
}

function readFrame(request: Request, at: number): FrontChannelCall {
  const { searchParams } = new URL(request.url);
  const value = (name: string) => searchParams.get(name)?.slice(0, logoutValueLimit) ?? null;
  return {
    ...{ kind: 'front-channel', at, iss: value('iss'), sid: value('sid') },
    place: placeOf(request.headers),
  };
}

/** What the browser says of it; no page can. @see Fetch Metadata §2.1 and §2.3 */
function placeOf(headers: Headers): FrontChannelCall['place'] {
  const destination = headers.get('sec-fetch-dest');
  if (destination === 'document') return 'tab';
  if (destination !== 'iframe' && destination !== 'frame') return 'unknown';
  return headers.get('sec-fetch-site') === 'cross-site' ? 'frame-of-another-site' : 'frame';
}
