import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import type { TokenProblem } from '#protocol/problem.ts';
import { oidcCore } from '#protocol/spec.ts';
import type { TokenAnswer, TokenExpectation } from './process-token-response.ts';

/** Verifies the signature of an ID token and validates its claims; the ids of its checks start `id_token.`. */
export type IdTokenJudge = (
  idToken: string,
  accessToken: string | null,
) => Promise<{ readonly checks: readonly Check[]; readonly claims: JsonMembers | null }>;

/** What came of looking at the ID token. */
export interface IdTokenJudgement {
  readonly checks: readonly Check[];
  readonly claims: JsonMembers | null;
  readonly problem: TokenProblem | null;
}

/** An ID token is there where it must be, and is good. @see OpenID Connect Core 1.0 §3.1.3.3, §3.1.3.7, §12.2 */
export async function checkIdToken(
  answer: TokenAnswer,
  expected: TokenExpectation,
): Promise<IdTokenJudgement> {
  if (answer.idToken === null) return checkAbsence(answer, expected);
  if (expected.judgeIdToken === null) {
    const say = checkAbout('id_token', oidcCore('3.1.3.7'));
    const check = say.skipped('There is an ID token, and nothing to verify it with');
    return { checks: [check], claims: null, problem: null };
  }
  const { checks, claims } = await expected.judgeIdToken(answer.idToken, answer.accessToken);
  const failed = checks.find(({ outcome }) => outcome === 'failed');
  const problem: TokenProblem | null =
    failed === undefined
      ? null
      : { code: 'id_token_refused', spec: failed.spec, check: failed.id, found: failed.title };
  return { checks, claims, problem };
}

// CIBA Core 1.0 §10.1.1: its token response is that of OpenID Connect, too.
const grantsOfOpenId: readonly string[] = [
  'authorization_code',
  'urn:openid:params:grant-type:ciba',
];

function checkAbsence(
  { scope }: TokenAnswer,
  { requestedScope, grantType }: TokenExpectation,
): IdTokenJudgement {
  const rule = oidcCore('3.1.3.3');
  const say = checkAbout('id_token', rule);
  const isAsked = requestedScope?.split(' ').includes('openid') ?? false;
  if (!isAsked || grantType === 'client_credentials') {
    const check = say.skipped('No ID token was asked for (scope openid)');
    return { checks: [check], claims: null, problem: null };
  }
  if (grantType === 'refresh_token') {
    const optional = checkAbout('id_token', oidcCore('12.2'));
    const check = optional.skipped('A refresh may come without an ID token');
    return { checks: [check], claims: null, problem: null };
  }
  if (!grantsOfOpenId.includes(grantType)) {
    const check = say.skipped('OpenID Connect promises no ID token for this grant');
    return { checks: [check], claims: null, problem: null };
  }
  return {
    checks: [say.failed('The scope openid was asked for, and no ID token came', scope)],
    claims: null,
    problem: { code: 'id_token_missing', spec: rule, scope },
  };
}
