import {
  answerLifetimeSeconds,
  answerLimitBytes,
  callbackWithHandle,
  isAnswerHandle,
} from '#sandbox/contract/addresses.ts';
import { keptAnswerPrefix } from '#sandbox/contract/kept-by-worker.ts';
import { basePath } from './addresses.ts';
import { keep, keptNames, takeKept } from './keep.ts';

interface KeptAnswer {
  readonly until: number;
  readonly parameters: readonly (readonly [string, string])[];
}

const keyOf = (handle: string) => keptAnswerPrefix + handle;

/**
 * Takes in a `form_post` answer and sends the browser on with a handle for it.
 * @see OAuth 2.0 Form Post Response Mode §2
 */
export async function receiveFormPost(request: Request): Promise<Response> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) {
    return text('An authorization response is posted as a form.', 415);
  }
  const body = await request.text();
  if (body.length > answerLimitBytes) return text('The answer is too long.', 413);
  await removeOld();
  const handle = randomHandle();
  const until = Date.now() + answerLifetimeSeconds * 1000;
  const answer: KeptAnswer = { until, parameters: [...new URLSearchParams(body)] };
  await keep(keyOf(handle), JSON.stringify(answer));
  const location = basePath.replace(/\/$/, '') + callbackWithHandle(handle);
  return new Response(null, {
    status: 303,
    headers: { Location: location, 'Cache-Control': 'no-store' },
  });
}

/** Gives an answer out, once; null where this worker has none under that handle. */
export async function giveAnswer(handle: string): Promise<Response | null> {
  const answer = await take(handle);
  if (answer === null) return null;
  return Response.json(
    { parameters: answer.parameters },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}

async function take(handle: string): Promise<KeptAnswer | null> {
  const found = isAnswerHandle(handle) ? await takeKept(keyOf(handle)) : null;
  if (found === null) return null;
  // Written by this file alone, so its shape is known.
  const answer = JSON.parse(found) as KeptAnswer;
  return answer.until > Date.now() ? answer : null;
}

/** Answers that nobody came for. A valid one that is met here is put back. */
async function removeOld(): Promise<void> {
  for (const name of await keptNames(keptAnswerPrefix)) {
    const handle = name.slice(keptAnswerPrefix.length);
    const answer = await take(handle);
    if (answer !== null) await keep(name, JSON.stringify(answer));
  }
}

function randomHandle(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function text(body: string, status: number): Response {
  return new Response(body, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  });
}
