import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { checkJsonAnswer } from '#protocol/http/check-json-answer.ts';
import { findMember, textMember, typeName } from '#protocol/http/find-member.ts';
import type { Exchange, HttpResponse } from '#protocol/http/message.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import { readOauthError } from '#protocol/http/read-oauth-error.ts';
import type { PushedProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';
import { checkCaching } from '#protocol/token/check-token-headers.ts';
import { valueText } from '#protocol/value-text.ts';

/** What a pushed request gives: the reference that stands for it. @see RFC 9126 §2.2 */
export interface PushedRequest {
  readonly requestUri: string;
  /** Milliseconds since the epoch; null where the server does not say. */
  readonly expiresAt: number | null;
}

/** Judges the answer to a pushed authorization request. @see RFC 9126 §2.2, §2.3 */
export function processPushedResponse({
  response,
}: Exchange): Processed<PushedRequest, PushedProblem> {
  const about = { answer: 'par', spec: rfc(9126, '2.2') } as const;
  const answer = checkJsonAnswer(response, about);
  const error = answer.members === null ? null : readOauthError(answer.members);
  if (error !== null) return refused(response, answer.checks, error);
  const before = [checkStatus(response), ...answer.checks, checkCaching(response)];
  if (answer.members === null) {
    return { checks: before, value: null, problem: withoutMembers(response, answer.problem) };
  }
  const uri = judgeRequestUri(answer.members);
  const lifetime = judgeLifetime(answer.members, response.receivedAt);
  const isSuccess = response.status >= 200 && response.status < 300;
  return {
    checks: [...before, uri.check, lifetime.check],
    value: uri.value === null ? null : { requestUri: uri.value, expiresAt: lifetime.value },
    problem: isSuccess
      ? uri.problem
      : { code: 'status_unexpected', ...about, status: response.status },
  };
}

function refused(
  response: HttpResponse,
  before: readonly Check[],
  error: NonNullable<ReturnType<typeof readOauthError>>,
): Processed<PushedRequest, PushedProblem> {
  const spec = rfc(9126, '2.3');
  const say = checkAbout('error', spec);
  // The codes are those of the authorization endpoint, and of client authentication (RFC 9126 §2.3).
  const from = error.error === 'invalid_client' ? 'token' : 'authorization';
  return {
    checks: [...before, say.failed('The server refuses the pushed request', error.error)],
    value: null,
    problem: { code: 'oauth_error', spec, from, ...error, status: response.status, scope: null },
  };
}

function withoutMembers(
  { status }: HttpResponse,
  problem: PushedProblem | null,
): PushedProblem | null {
  if (status < 400 || problem?.code === 'response_html') return problem;
  return { code: 'status_unexpected', answer: 'par', spec: rfc(9126, '2.3'), status };
}

function checkStatus({ status }: HttpResponse): Check {
  const say = checkAbout('status', rfc(9126, '2.2'));
  if (status === 201) return say.passed('The status is 201');
  return status >= 200 && status < 300
    ? say.warned('The status is a success, but not 201', String(status))
    : say.failed('The status is not 201', String(status));
}

function judgeRequestUri(members: JsonMembers) {
  const spec = rfc(9126, '2.2');
  const say = checkAbout('request_uri', spec);
  const { text, oddity } = textMember(members, 'request_uri');
  if (text === null || text === '') {
    const problem = { code: 'request_uri_missing', spec, members: Object.keys(members) } as const;
    return { value: null, check: say.failed('There is no request_uri'), problem };
  }
  const check =
    oddity === null
      ? say.passed(
          'There is a request_uri, which stands for the request',
          `${text.length} characters`,
        )
      : say.warned(oddity);
  return { value: text, check, problem: null };
}

function judgeLifetime(members: JsonMembers, receivedAt: number) {
  const say = checkAbout('expires_in', rfc(9126, '2.2'));
  const found = findMember(members, 'expires_in');
  if (found === null || found.value === null) {
    return { value: null, check: say.failed('expires_in is missing, and it has to be there') };
  }
  const seconds = Number(valueText(found.value));
  if (!Number.isFinite(seconds) || found.value === '') {
    const check = say.failed('expires_in is not a number of seconds', typeName(found.value));
    return { value: null, check };
  }
  const value = receivedAt + seconds * 1000;
  const isPlain = typeof found.value === 'number' && Number.isInteger(seconds) && seconds > 0;
  const check = isPlain
    ? say.passed('The lifetime is a positive whole number of seconds', `${seconds} s`)
    : say.failed('expires_in is not a positive whole number', JSON.stringify(found.value));
  return { value, check };
}
