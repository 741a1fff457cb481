import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { notificationPath } from '#sandbox/contract/addresses.ts';
import { callerOf } from './caller.ts';

/** So many inboxes are open at most; the oldest goes first. */
const inboxLimit = 200;
/** So many messages wait in one of them; what comes after is refused. */
const messageLimit = 20;
const messageLimitBytes = 64 * 1024;
/** An inbox is open for so long after the page last asked. */
const lifetimeSeconds = 20 * 60;

interface Inbox {
  until: number;
  /** JSON as it came. */
  readonly messages: { readonly at: number; readonly body: string }[];
}

/** 128 random bits at least. @see RFC 6750 §2.1, CIBA Core 1.0 §7.1 */
const bearer = /^Bearer ([A-Za-z0-9._~+/-]{22,1024}=*)$/i;

/** The inboxes of a host; old ones go with the next question. */
function keepInboxes(clock: () => number) {
  const inboxes = new Map<string, Inbox>();
  return {
    find: (key: string | null): Inbox | null => {
      const now = clock();
      for (const [name, { until }] of inboxes) if (until <= now) inboxes.delete(name);
      return (key !== null && inboxes.get(key)) || null;
    },
    open: (key: string) => {
      const [oldest] = inboxes.keys();
      if (oldest !== undefined && inboxes.size >= inboxLimit) inboxes.delete(oldest);
      inboxes.set(key, { until: clock() + lifetimeSeconds * 1000, messages: [] });
    },
  };
}

/**
 * Takes in what servers tell a client by themselves, for minutes and in memory. The page opens an
 * inbox for a token that it makes; a server posts with that token alone, and only the page reads.
 * @see CIBA Core 1.0 §10.2, §10.3
 */
export function notificationReceipt(clock: () => number = Date.now): Hono {
  const inboxes = keepInboxes(clock);
  const app = new Hono();
  app.use(notificationPath, async (context, next) => {
    context.header('Cache-Control', 'no-store');
    const isForServers = context.req.method === 'POST';
    if (isForServers || callerOf(context.req.raw) === 'own-page') return next();
    return context.json(refusal('forbidden', 'Only this host’s own page opens and reads.'), 403);
  });
  app.put(notificationPath, (context) => {
    const key = keyOf(context);
    if (key === null) {
      return context.json(refusal('invalid_request', 'A bearer token names the inbox.'), 400);
    }
    if (inboxes.find(key) === null) inboxes.open(key);
    return context.json({ open_for: lifetimeSeconds }, 201);
  });
  app.get(notificationPath, (context) => {
    const inbox = inboxes.find(keyOf(context));
    if (inbox === null) return context.json(unknownInbox, 404);
    inbox.until = clock() + lifetimeSeconds * 1000;
    const items = inbox.messages.map(({ at, body }) => `{"received_at":${at},"body":${body}}`);
    context.header('Content-Type', 'application/json');
    return context.body(`{"notifications":[${items.join(',')}]}`);
  });
  app.post(
    notificationPath,
    bodyLimit({
      maxSize: messageLimitBytes,
      onError: (context) => context.json(refusal('invalid_request', 'It is too long.'), 413),
    }),
    async (context) => {
      const inbox = inboxes.find(keyOf(context));
      if (inbox === null) {
        context.header('WWW-Authenticate', 'Bearer');
        return context.json(refusal('invalid_token', 'No inbox is open for this token.'), 401);
      }
      const type = context.req.header('content-type') ?? '';
      const body = await context.req.text();
      if (!/^application\/json\s*(?:;|$)/i.test(type) || !isJson(body)) {
        return context.json(refusal('invalid_request', 'A notification is JSON.'), 415);
      }
      if (inbox.messages.length >= messageLimit) {
        return context.json(refusal('invalid_request', 'Too many notifications wait.'), 429);
      }
      inbox.messages.push({ at: clock(), body });
      return context.body(null, 204);
    },
  );
  app.all(notificationPath, (context) =>
    context.json(refusal('invalid_request', 'This address takes POST.'), 405),
  );
  return app;
}

const unknownInbox = refusal(
  'unknown_inbox',
  'The host has no such inbox: it keeps one for 20 minutes, and forgets all when it is restarted. Open one again.',
);

/** Only a hash is kept of what opens an inbox. */
function keyOf({ req }: Context): string | null {
  const token = bearer.exec(req.header('authorization') ?? '')?.[1];
  return token === undefined ? null : createHash('sha256').update(token).digest('base64url');
}

function refusal(error: string, description: string) {
  return { error, error_description: description };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
