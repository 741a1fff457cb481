import type { Processed } from '#protocol/check.ts';
import { judgeJsonAnswer } from '#protocol/http/judge-json-answer.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { pollInterval, requiredSeconds, requiredText } from '#protocol/http/read-required.ts';
import type { EndpointProblem } from '#protocol/problem.ts';
import { spec as specOf } from '#protocol/spec.ts';

/** What names the question that the person is asked. */
export interface BackchannelAnswer {
  readonly authReqId: string;
  /** Milliseconds since the epoch; null where the server does not say. */
  readonly expiresAt: number | null;
  readonly intervalSeconds: number;
}

const spec = specOf('CIBA Core', '7.3');

/** Judges the answer to a backchannel authentication request. @see CIBA Core 1.0 §7.3, §13 */
export function processBackchannelResponse(
  exchange: Exchange,
): Processed<BackchannelAnswer, EndpointProblem> {
  const read = judgeJsonAnswer(exchange, {
    ...{ answer: 'backchannel', from: 'backchannel', status: 200, spec },
    errorSpec: specOf('CIBA Core', '13'),
  });
  if (read.value === null) return { checks: read.checks, value: null, problem: read.problem };
  const id = requiredText(read.value, 'auth_req_id', spec);
  const expiry = requiredSeconds(read.value, 'expires_in', spec);
  const interval = pollInterval(read.value, spec);
  const checks = [...read.checks, ...[id, expiry, interval].map(({ check }) => check)];
  if (id.value === null) {
    const about = { answer: 'backchannel', missing: ['auth_req_id'], spec } as const;
    return { checks, value: null, problem: { code: 'answer_incomplete', ...about } };
  }
  const expiresAt =
    expiry.value === null ? null : exchange.response.receivedAt + expiry.value * 1000;
  const value = { authReqId: id.value, expiresAt, intervalSeconds: interval.value ?? 5 };
  return { checks, value, problem: read.problem };
}
