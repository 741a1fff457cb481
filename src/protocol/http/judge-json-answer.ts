import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { AnswerKind, BodyProblem, ErrorSource, OauthErrorProblem } from '#protocol/problem.ts';
import type { SpecRef } from '#protocol/spec.ts';
import { checkJsonAnswer } from './check-json-answer.ts';
import type { Exchange, HttpResponse } from './message.ts';
import type { JsonMembers } from './read-body.ts';
import { readOauthError } from './read-oauth-error.ts';

/** What is asked of an answer. */
export interface AnswerRules {
  readonly answer: AnswerKind;
  readonly from: ErrorSource;
  /** The status of a success. */
  readonly status: number;
  readonly spec: SpecRef;
  readonly errorSpec: SpecRef;
}

/**
 * Judges what all JSON answers of an authorization server share: status, type, body, and an error
 * where there is one. What is in the body is for others to judge.
 * @see RFC 6749 §5.2
 */
export function judgeJsonAnswer(
  { response }: Exchange,
  rules: AnswerRules,
): Processed<JsonMembers, BodyProblem | OauthErrorProblem> {
  const answer = checkJsonAnswer(response, rules);
  const { members } = answer;
  const refusal = members === null ? null : judgeRefusal(members, response, rules);
  if (refusal !== null) return { ...refusal, checks: [...answer.checks, ...refusal.checks] };
  const checks = [checkStatus(response, rules), ...answer.checks];
  const wrongStatus = isSuccess(response) ? null : statusProblem(response, rules);
  if (members === null) {
    const isHtml = answer.reading.kind === 'html';
    const problem = isHtml ? answer.problem : (wrongStatus ?? answer.problem);
    return { checks, value: null, problem };
  }
  return { checks, value: members, problem: wrongStatus };
}

/** The error that an answer reports, judged; null where it reports none. */
export function judgeRefusal(
  members: JsonMembers,
  { status }: HttpResponse,
  { from, errorSpec }: Pick<AnswerRules, 'from' | 'errorSpec'>,
): {
  readonly checks: readonly Check[];
  readonly value: null;
  readonly problem: OauthErrorProblem;
} | null {
  const error = readOauthError(members);
  if (error === null) return null;
  const say = checkAbout('error', errorSpec);
  const checks = [say.failed('The server reports an error', error.error)];
  const about = { code: 'oauth_error', spec: errorSpec, from, status, scope: null } as const;
  return { checks, value: null, problem: { ...about, ...error } };
}

function checkStatus(response: HttpResponse, { status, spec }: AnswerRules): Check {
  const say = checkAbout('status', spec);
  if (response.status === status) return say.passed(`The status is ${status}`);
  return isSuccess(response)
    ? say.warned(`The status is a success, but not ${status}`, String(response.status))
    : say.failed(`The status is not ${status}`, String(response.status));
}

function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300;
}

function statusProblem({ status }: HttpResponse, { answer, spec }: AnswerRules): BodyProblem {
  return { code: 'status_unexpected', spec, answer, status };
}
