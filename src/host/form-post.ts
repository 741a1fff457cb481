import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  answerLifetimeSeconds,
  answerLimitBytes,
  callbackPath,
  callbackWithHandle,
  isAnswerHandle,
} from '#sandbox/contract/addresses.ts';
import type { FormPostAnswer } from '#sandbox/contract/form-post-answer.ts';
import { callerOf } from './caller.ts';

/** So many answers wait at most; the oldest goes first. */
const waitingLimit = 100;

interface Waiting extends FormPostAnswer {
  readonly until: number;
}

/**
 * Takes in `form_post` answers, which any site may post, and gives each out once, to its own page.
 * The answer itself never enters an address.
 * @see OAuth 2.0 Form Post Response Mode §2
 */
export function formPostReceipt(clock: () => number = Date.now): Hono {
  const waiting = new Map<string, Waiting>();

  function removeOld() {
    const now = clock();
    for (const [handle, { until }] of waiting) if (until <= now) waiting.delete(handle);
  }

  function keep(parameters: FormPostAnswer['parameters']): string {
    removeOld();
    const [oldest] = waiting.keys();
    if (oldest !== undefined && waiting.size >= waitingLimit) waiting.delete(oldest);
    const handle = randomBytes(16).toString('base64url');
    waiting.set(handle, { parameters, until: clock() + answerLifetimeSeconds * 1000 });
    return handle;
  }

  const app = new Hono();
  app.post(
    callbackPath,
    bodyLimit({
      maxSize: answerLimitBytes,
      onError: (context) => context.text('The answer is too long.', 413),
    }),
    async (context) => {
      const type = context.req.header('content-type') ?? '';
      if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) {
        return context.text('An authorization response is posted as a form.', 415);
      }
      const handle = keep([...new URLSearchParams(await context.req.text())]);
      context.header('Cache-Control', 'no-store');
      return context.redirect(callbackWithHandle(handle), 303);
    },
  );
  app.get(`${callbackPath}/answer/:handle`, (context) => {
    context.header('Cache-Control', 'no-store');
    if (callerOf(context.req.raw) !== 'own-page') return context.json({ error: 'forbidden' }, 403);
    const handle = context.req.param('handle');
    removeOld();
    const answer = isAnswerHandle(handle) ? waiting.get(handle) : undefined;
    waiting.delete(handle);
    if (answer === undefined) return context.json({ error: 'not_found' }, 404);
    return context.json({ parameters: answer.parameters } satisfies FormPostAnswer);
  });
  return app;
}
