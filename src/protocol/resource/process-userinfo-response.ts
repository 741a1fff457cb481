import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { checkJsonAnswer } from '#protocol/http/check-json-answer.ts';
import { mediaType } from '#protocol/http/header-value.ts';
import type { Exchange, HttpResponse } from '#protocol/http/message.ts';
import { readBody, type JsonMembers } from '#protocol/http/read-body.ts';
import type { ResourceProblem } from '#protocol/problem.ts';
import { oidcCore } from '#protocol/spec.ts';
import { judgeRefusal } from './judge-refusal.ts';
import { sentScheme } from './sent-scheme.ts';

/** What a UserInfo response must agree with. */
export interface UserinfoExpectation {
  /** `sub` of the ID token; null where there was none. */
  readonly sub: string | null;
  /** Reads an answer that is a JWT; left out: there is nothing to read it with. */
  readonly judgeJwt?: UserinfoJwtJudge;
}

/** Opens and verifies an answer that is a JWT; the ids of its checks start `userinfo.`. */
export type UserinfoJwtJudge = (
  token: string,
) => Promise<{ readonly checks: readonly Check[]; readonly claims: JsonMembers | null }>;

/** The claims about the user. */
export interface UserinfoAnswer {
  readonly claims: JsonMembers;
}

/**
 * Judges a UserInfo response: JSON or a JWT, and about the user of the ID token.
 * @see OpenID Connect Core 1.0 §5.3.2, §5.3.3, §5.3.4
 */
export async function processUserinfoResponse(
  { request, response }: Exchange,
  expected: UserinfoExpectation,
): Promise<Processed<UserinfoAnswer, ResourceProblem>> {
  const refusal = judgeRefusal(response, 'userinfo', sentScheme(request));
  if (refusal.problem !== null) return { ...refusal, value: null };
  if (isJwt(response)) {
    const judged = await judgeJwt(response, expected);
    return { ...judged, checks: [...refusal.checks, ...judged.checks] };
  }
  const answer = checkJsonAnswer(response, { answer: 'userinfo', spec: oidcCore('5.3.2') });
  const checks = [...refusal.checks, ...answer.checks];
  if (answer.members === null) return { checks, value: null, problem: answer.problem };
  const subject = checkSubject(answer.members, expected.sub);
  return {
    checks: [...checks, ...subject.checks],
    value: { claims: answer.members },
    problem: subject.problem,
  };
}

async function judgeJwt(
  response: HttpResponse,
  expected: UserinfoExpectation,
): Promise<Processed<UserinfoAnswer, ResourceProblem>> {
  const spec = oidcCore('5.3.2');
  const type = mediaType(response);
  const say = checkAbout('content-type', spec);
  const typed =
    type === 'application/jwt'
      ? say.passed('The answer is a JWT, and is said to be one', type)
      : say.failed('The answer is a JWT, and is not said to be one', type);
  const judged = (await expected.judgeJwt?.(response.body.trim())) ?? { checks: [], claims: null };
  const checks = [typed, ...judged.checks];
  const failed = judged.checks.find(({ outcome }) => outcome === 'failed');
  const refuse = ({ id, title }: Check): ResourceProblem => ({
    ...{ code: 'userinfo_refused', spec, check: id, found: title },
  });
  if (judged.claims === null) {
    return { checks, value: null, problem: refuse(failed ?? judged.checks.at(-1) ?? typed) };
  }
  const about = checkSubject(judged.claims, expected.sub);
  return {
    checks: [...checks, ...about.checks],
    value: { claims: judged.claims },
    problem: failed === undefined ? about.problem : refuse(failed),
  };
}

function isJwt(response: HttpResponse): boolean {
  return mediaType(response) === 'application/jwt' || readBody(response).kind === 'jwt';
}

function checkSubject(
  members: JsonMembers,
  expected: string | null,
): { readonly checks: Check[]; readonly problem: ResourceProblem | null } {
  const spec = oidcCore('5.3.2');
  const say = checkAbout('sub', spec);
  const { sub } = members;
  if (typeof sub !== 'string' || sub === '') {
    const check = say.failed('The answer does not say whom it is about');
    return { checks: [check], problem: { code: 'userinfo_sub_missing', spec } };
  }
  if (expected === null) {
    return {
      checks: [say.skipped('There is no ID token to compare sub with', sub)],
      problem: null,
    };
  }
  if (sub === expected) {
    return { checks: [say.passed('sub is that of the ID token', sub)], problem: null };
  }
  return {
    checks: [say.failed('sub is not that of the ID token', `${sub}, not ${expected}`)],
    problem: { code: 'userinfo_sub_mismatch', spec, expected, received: sub },
  };
}
