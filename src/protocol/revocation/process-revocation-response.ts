import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { judgeRefusal } from '#protocol/http/judge-json-answer.ts';
import type { Exchange, HttpResponse } from '#protocol/http/message.ts';
import { readBody } from '#protocol/http/read-body.ts';
import type { RevocationProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';

/**
 * Judges the answer to a revocation: 200 says that the token is of no use any more, and also that it
 * never was; what the body says is ignored.
 * @see RFC 7009 §2.2, §2.2.1
 */
export function processRevocationResponse({
  response,
}: Exchange): Processed<{ readonly isRevoked: boolean }, RevocationProblem> {
  const reading = readBody(response);
  const isDone = response.status >= 200 && response.status < 300;
  const rules = { from: 'revocation', errorSpec: rfc(7009, '2.2.1') } as const;
  const refusal =
    reading.kind === 'object' && !isDone ? judgeRefusal(reading.members, response, rules) : null;
  const checks = [checkStatus(response), ...checkPause(response)];
  if (refusal !== null) return { ...refusal, checks: [...checks, ...refusal.checks] };
  if (isDone) return { checks, value: { isRevoked: true }, problem: null };
  const about = { spec: rfc(7009, '2.2'), answer: 'revocation', status: response.status } as const;
  return { checks, value: null, problem: { code: 'status_unexpected', ...about } };
}

function checkStatus({ status }: HttpResponse): Check {
  const say = checkAbout('status', rfc(7009, '2.2'));
  if (status === 200) {
    return say.passed('The status is 200: the token is dead, or was never known');
  }
  return status > 200 && status < 300
    ? say.warned('The status is a success, but not 200', String(status))
    : say.failed('The status is not 200', String(status));
}

function checkPause({ status, headers }: HttpResponse): readonly Check[] {
  if (status !== 503) return [];
  const say = checkAbout('retry-after', rfc(7009, '2.2.1'));
  const value = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  return [
    value === undefined
      ? say.skipped('The server is busy, and does not say until when; the token is still alive')
      : say.warned('The server asks to come back later; the token is still alive', value),
  ];
}
