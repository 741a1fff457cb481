import type { Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { judgeRefusal } from '#protocol/http/judge-json-answer.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { readBody } from '#protocol/http/read-body.ts';
import type { EndpointProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';

/** Judges the answer to the deletion of a registration: 204, with nothing in it. @see RFC 7592 §2.3 */
export function processDeletion({ response }: Exchange): Processed<true, EndpointProblem> {
  const spec = rfc(7592, '2.3');
  const say = checkAbout('status', spec);
  const { status } = response;
  if (status === 204) {
    return { checks: [say.passed('The status is 204: it is deleted')], value: true, problem: null };
  }
  if (status >= 200 && status < 300) {
    const check = say.warned('The status is a success, but not 204', String(status));
    return { checks: [check], value: true, problem: null };
  }
  const checks = [say.failed('The status is not 204', String(status))];
  const reading = readBody(response);
  const refusal =
    reading.kind === 'object'
      ? judgeRefusal(reading.members, response, { from: 'registration', errorSpec: spec })
      : null;
  if (refusal !== null) return { ...refusal, checks: [...checks, ...refusal.checks] };
  const problem = { code: 'status_unexpected', spec, answer: 'registration', status } as const;
  return { checks, value: null, problem };
}
