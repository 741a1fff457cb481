import type { Processed } from '#protocol/check.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { readBody, type BodyReading } from '#protocol/http/read-body.ts';
import type { ResourceProblem } from '#protocol/problem.ts';
import { judgeRefusal } from './judge-refusal.ts';
import { sentScheme } from './sent-scheme.ts';

/** What an API answered, whatever it is. */
export interface ApiAnswer {
  readonly status: number;
  readonly reading: BodyReading;
}

/** Judges the answer of an API that was called with a token. @see RFC 6750 §3 */
export function processApiResponse({
  request,
  response,
}: Exchange): Processed<ApiAnswer, ResourceProblem> {
  const { checks, problem } = judgeRefusal(response, 'api', sentScheme(request));
  return { checks, value: { status: response.status, reading: readBody(response) }, problem };
}
