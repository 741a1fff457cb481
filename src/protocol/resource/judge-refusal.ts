import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { headerValue } from '#protocol/http/header-value.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import { readBody } from '#protocol/http/read-body.ts';
import { readOauthError, type OauthError } from '#protocol/http/read-oauth-error.ts';
import { findChallenge, type Challenge } from '#protocol/http/www-authenticate.ts';
import type { AnswerKind, ResourceProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';

/** Why a resource refused, as far as it says. */
export interface Refusal {
  readonly checks: readonly Check[];
  readonly problem: ResourceProblem | null;
}

/** How a token was sent, which is what a challenge should be for. */
export type TokenScheme = 'Bearer' | 'DPoP';

/**
 * Judges the status of a protected resource and, where it refuses, the reasons that it gives in
 * `WWW-Authenticate` or else in its body.
 * @see RFC 6750 §3, §3.1; RFC 9449 §7.1; RFC 9110 §15.5.2
 */
export function judgeRefusal(
  response: HttpResponse,
  answer: AnswerKind,
  scheme: TokenScheme = 'Bearer',
): Refusal {
  const { status } = response;
  const say = checkAbout('status', rfc(6750, '3'));
  if (status >= 200 && status < 300) {
    return { checks: [say.passed('The call is answered', String(status))], problem: null };
  }
  const failed = say.failed('The call is refused', String(status));
  const challenge = checkChallenge(response, scheme);
  const problem =
    errorOf(response, scheme) ??
    (status === 401 || status === 403
      ? ({
          code: 'unauthorized_unexplained',
          spec: rfc(6750, '3'),
          status,
          isHiddenByCors: response.headersSeen === 'cors-filtered',
          asksFor: status === 401 ? (challengeOf(response, scheme)?.scheme ?? null) : null,
        } as const)
      : ({ code: 'status_unexpected', spec: rfc(9110, '15'), answer, status } as const));
  return { checks: [failed, ...challenge], problem };
}

function checkChallenge(response: HttpResponse, scheme: TokenScheme): Check[] {
  if (response.status !== 401 && response.status !== 403) return [];
  const say = checkAbout('www-authenticate', ruleOf(scheme));
  const header = headerValue(response, 'www-authenticate');
  if (header === null) {
    if (response.headersSeen === 'cors-filtered') {
      return [
        say.skipped('WWW-Authenticate is not sent, or hidden by CORS; the relay would see it'),
      ];
    }
    return response.status === 401
      ? [say.failed('A 401 without WWW-Authenticate does not say what is asked for')]
      : [say.skipped('No WWW-Authenticate; a 403 may come without it')];
  }
  return findChallenge(header, scheme) === null
    ? [say.warned(`WWW-Authenticate asks for another scheme than ${scheme}`, header.slice(0, 300))]
    : [say.passed('WWW-Authenticate says what is asked for', header.slice(0, 300))];
}

function ruleOf(scheme: TokenScheme) {
  return scheme === 'DPoP' ? rfc(9449, '7.1') : rfc(6750, '3');
}

// Of several challenges the one for what was sent tells why; a server may also ask for the other.
function errorOf(response: HttpResponse, scheme: TokenScheme): ResourceProblem | null {
  const parameters = challengeOf(response, scheme)?.parameters;
  const said = parameters === undefined ? null : challengeError(parameters);
  const reading = readBody(response);
  const error = said ?? (reading.kind === 'object' ? readOauthError(reading.members) : null);
  if (error === null) return null;
  return {
    code: 'oauth_error',
    spec: scheme === 'DPoP' ? rfc(9449, '7.1') : rfc(6750, '3.1'),
    from: 'resource',
    ...error,
    status: response.status,
    scope: parameters?.['scope'] ?? null,
    ...(error.error === 'insufficient_user_authentication'
      ? { signIn: wantedSignIn(parameters ?? {}) }
      : {}),
  };
}

// RFC 9470 §3: at least one of the two says what a new sign-in has to be like.
function wantedSignIn(parameters: Challenge['parameters']) {
  const { acr_values: acrValues, max_age: maxAge } = parameters;
  return { acrValues: acrValues ?? null, maxAge: maxAge ?? null };
}

function challengeOf(response: HttpResponse, scheme: TokenScheme): Challenge | null {
  const header = headerValue(response, 'www-authenticate');
  const challenges = [scheme, scheme === 'DPoP' ? 'Bearer' : 'DPoP'].flatMap(
    (one) => findChallenge(header, one) ?? [],
  );
  return challenges.find(({ parameters }) => 'error' in parameters) ?? challenges[0] ?? null;
}

function challengeError(parameters: Challenge['parameters']): OauthError | null {
  const { error, error_description: description, error_uri: uri } = parameters;
  if (error === undefined) return null;
  return { error, description: description ?? null, uri: uri ?? null };
}
