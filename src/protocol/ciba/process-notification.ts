import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { judgeJsonAnswer } from '#protocol/http/judge-json-answer.ts';
import type { Exchange } from '#protocol/http/message.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import type { EndpointProblem } from '#protocol/problem.ts';
import { spec as specOf } from '#protocol/spec.ts';

/** What the server has told the client by itself. */
export interface Notification {
  readonly members: JsonMembers;
}

const spec = specOf('CIBA Core', '10.2');

/**
 * Judges what has come to the inbox of this app’s host, and finds what is about this request; null
 * where nothing is yet.
 * @see CIBA Core 1.0 §10.2, §10.3
 */
export function processNotification(
  exchange: Exchange,
  authReqId: string | null,
): Processed<Notification, EndpointProblem> {
  const read = judgeJsonAnswer(exchange, {
    ...{ answer: 'notification', from: 'notification', status: 200, spec, errorSpec: spec },
  });
  if (read.value === null) return { checks: read.checks, value: null, problem: read.problem };
  const came = bodiesOf(read.value['notifications']);
  const members = came.find((one) => one['auth_req_id'] === authReqId) ?? null;
  const others = came.filter((one) => one['auth_req_id'] !== authReqId).length;
  const checks = [...read.checks, ...checkArrival(members), ...checkOthers(others)];
  return { checks, value: members === null ? null : { members }, problem: read.problem };
}

function checkArrival(members: JsonMembers | null): readonly Check[] {
  const say = checkAbout('notification.auth_req_id', spec);
  return [
    members === null
      ? say.skipped('The server has told nothing about this request yet')
      : say.passed('The notification names this request by its auth_req_id'),
  ];
}

// Somebody who knows the token says something about another request: it is not to be acted on.
function checkOthers(count: number): readonly Check[] {
  if (count === 0) return [];
  const say = checkAbout('notification.others', spec);
  return [say.warned('Something came that is about no request of this run', String(count))];
}

function bodiesOf(list: unknown): readonly JsonMembers[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const body = isMembers(item) ? item['body'] : null;
    return isMembers(body) ? [body] : [];
  });
}

function isMembers(value: unknown): value is JsonMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
