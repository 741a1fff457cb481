import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  type RelayAnswer,
  relayLimitBytes,
  type RelayRequest,
  relayRequestSchema,
} from '#protocol/http/relay-wire.ts';
import { judgeRelayRequest, type RelayOrder } from '#relay/policy.ts';
import { relayPath } from '#sandbox/contract/addresses.ts';
import { callerOf } from './caller.ts';

/** A body of the largest size in base64, inside JSON, with its headers. */
const wireLimitBytes = Math.ceil(relayLimitBytes * 1.4) + 256 * 1024;

/** Sends an order on. */
export type Forward = (order: RelayOrder, signal: AbortSignal) => Promise<RelayAnswer>;

/** The relay's one address. It answers its own page only; null: it is off. */
export function relayRoute(forward: Forward | null): Hono {
  const app = new Hono();
  app.use(relayPath, async (context, next) => {
    context.header('Cache-Control', 'no-store');
    await next();
  });
  if (forward === null) {
    app.all(relayPath, (context) => context.json(refused('', 'The relay is off.'), 403));
    return app;
  }
  app.post(
    relayPath,
    async (context, next) => {
      const refusal = refuseCaller(context.req.raw);
      return refusal === null ? next() : context.json(refused('', refusal), 403);
    },
    bodyLimit({
      maxSize: wireLimitBytes,
      onError: (context) => context.json(refused('', 'The request is too long.'), 413),
    }),
    async (context) => {
      const request = parse(await context.req.text());
      if (request === null) {
        return context.json(refused('', 'What was posted is not a request of the relay.'), 400);
      }
      const judgement = judgeRelayRequest(request);
      if (!judgement.allowed) return context.json(refused(request.url, judgement.reason));
      return context.json(await forward(judgement.order, context.req.raw.signal));
    },
  );
  app.all(relayPath, (context) => context.json(refused('', 'The relay takes POST only.'), 405));
  return app;
}

function refuseCaller(request: Request): string | null {
  if (callerOf(request) !== 'own-page') return 'The relay answers only its own page.';
  const type = request.headers.get('content-type') ?? '';
  return /^application\/json\s*(?:;|$)/i.test(type) ? null : 'The relay takes JSON only.';
}

function refused(url: string, reason: string): RelayAnswer {
  return { ok: false, problem: { code: 'relay_refused', url, reason } };
}

function parse(text: string): RelayRequest | null {
  try {
    const parsed = relayRequestSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
