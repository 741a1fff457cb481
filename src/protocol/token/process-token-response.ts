import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { checkJsonAnswer } from '#protocol/http/check-json-answer.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { readOauthError } from '#protocol/http/read-oauth-error.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import type { TokenProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';
import { checkCaching, checkErrorStatus, checkStatus } from './check-token-headers.ts';
import { checkIdToken, type IdTokenJudge } from './check-id-token.ts';
import { judgeTokenMembers } from './judge-token-members.ts';
import type { GrantType } from './prepare-token-draft.ts';

/** What the request asked for. */
export interface TokenExpectation {
  readonly grantType: GrantType;
  /** The scope that was asked for; null where none was. */
  readonly requestedScope: string | null;
  /** The refresh token that was sent, to see a rotation; null where none was. */
  readonly sentRefreshToken: string | null;
  /** Verifies and validates an ID token; null where there is nothing to do it with. */
  readonly judgeIdToken: IdTokenJudge | null;
  /** True where a proof went along, so that a token bound to its key is wanted. RFC 9449 §5. */
  readonly isProven?: boolean;
  /** True where the client has nothing to prove itself by. RFC 6749 §2.1. */
  readonly isPublicClient?: boolean;
}

/** What can be used from a token response. */
export interface TokenAnswer {
  readonly accessToken: string | null;
  /** As the server wrote it. */
  readonly tokenType: string | null;
  /** Milliseconds since the epoch; null where the server does not say. */
  readonly expiresAt: number | null;
  /** What was granted: as answered, or as asked for where the answer is silent (RFC 6749 §5.1). */
  readonly scope: string | null;
  readonly refreshToken: string | null;
  readonly idToken: string | null;
  /** Claims of the ID token; null where it could not be read. */
  readonly idTokenClaims: JsonMembers | null;
  /** Every member as it came. */
  readonly members: JsonMembers;
}

/** The judgement on a token response. */
export type ProcessedToken = Processed<TokenAnswer, TokenProblem>;

/**
 * Judges a token response. What can be used is given even where checks fail.
 * @see RFC 6749 §5.1, §5.2; OpenID Connect Core 1.0 §3.1.3.3, §3.1.3.5
 */
export async function processTokenResponse(
  { request, response }: Exchange,
  expected: TokenExpectation,
): Promise<ProcessedToken> {
  const about = { answer: 'token', spec: rfc(6749, '5.1') } as const;
  const answer = checkJsonAnswer(response, about);
  const error = answer.members === null ? null : readOauthError(answer.members);
  if (error !== null) {
    const say = checkAbout('error', rfc(6749, '5.2'));
    return {
      checks: [
        checkErrorStatus({ request, response }, error.error),
        ...answer.checks,
        say.failed('The server reports an error', error.error),
      ],
      value: null,
      problem: {
        code: 'oauth_error',
        spec: rfc(6749, '5.2'),
        from: 'token',
        ...error,
        status: response.status,
        scope: null,
      },
    };
  }
  const before: Check[] = [checkStatus(response), ...answer.checks, checkCaching(response)];
  const wrongStatus: TokenProblem | null =
    response.status >= 200 && response.status < 300
      ? null
      : { code: 'status_unexpected', ...about, status: response.status };
  if (answer.members === null) {
    const problem = response.status >= 400 ? wrongStatus : null;
    return {
      checks: before,
      value: null,
      problem: answer.reading.kind === 'html' ? answer.problem : (problem ?? answer.problem),
    };
  }
  const members = judgeTokenMembers(answer.members, expected, response.receivedAt);
  const idToken = await checkIdToken(members.value, expected);
  return {
    checks: [...before, ...members.checks, ...idToken.checks],
    value: isUsable(members.value) ? { ...members.value, idTokenClaims: idToken.claims } : null,
    problem: wrongStatus ?? members.problem ?? idToken.problem,
  };
}

function isUsable({ accessToken, refreshToken, idToken }: TokenAnswer): boolean {
  return accessToken !== null || refreshToken !== null || idToken !== null;
}
