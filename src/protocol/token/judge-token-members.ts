import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { findMember, textMember, typeName } from '#protocol/http/find-member.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import type { TokenProblem } from '#protocol/problem.ts';
import { oidcCore, rfc } from '#protocol/spec.ts';
import { checkScope } from './check-scope.ts';
import { judgeTokenType } from './judge-token-type.ts';
import type { TokenAnswer, TokenExpectation } from './process-token-response.ts';

interface Judged<T> {
  readonly value: T;
  readonly checks: readonly Check[];
  readonly problem: TokenProblem | null;
}

/** Judges the members of a successful token response one by one. @see RFC 6749 §5.1 */
export function judgeTokenMembers(
  members: JsonMembers,
  expected: TokenExpectation,
  receivedAt: number,
): Judged<TokenAnswer> {
  const access = judgeAccessToken(members);
  const type = judgeTokenType(members, expected);
  const expiry = judgeExpiry(members, receivedAt);
  const scope = checkScope(textMember(members, 'scope'), expected.requestedScope);
  const refresh = judgeRefreshToken(members, expected);
  const id = textMember(members, 'id_token');
  const say = checkAbout('id_token', oidcCore('3.1.3.3'));
  const odd = id.oddity === null ? [] : [say.warned(id.oddity)];
  const parts = [access, type, expiry, scope, refresh];
  return {
    value: {
      accessToken: access.value,
      tokenType: type.value,
      expiresAt: expiry.value,
      scope: scope.value,
      refreshToken: refresh.value,
      idToken: nonEmpty(id.text),
      idTokenClaims: null,
      members,
    },
    checks: [...parts.flatMap(({ checks }) => checks), ...odd],
    problem: access.problem ?? type.problem,
  };
}

function nonEmpty(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}

function judgeAccessToken(members: JsonMembers): Judged<string | null> {
  const spec = rfc(6749, '5.1');
  const say = checkAbout('access_token', spec);
  const { text, oddity } = textMember(members, 'access_token');
  const value = nonEmpty(text);
  if (value === null) {
    const names = Object.keys(members);
    return {
      value,
      checks: [say.failed('There is no access token', names.join(', '))],
      problem: { code: 'access_token_missing', spec, members: names },
    };
  }
  const check =
    oddity === null
      ? say.passed('There is an access token', `${value.length} characters`)
      : say.warned(oddity);
  return { value, checks: [check], problem: null };
}

function judgeExpiry(members: JsonMembers, receivedAt: number): Judged<number | null> {
  const say = checkAbout('expires_in', rfc(6749, '5.1'));
  const found = findMember(members, 'expires_in');
  if (found === null || found.value === null) {
    const check = say.skipped('The server does not say how long the token lives');
    return { value: null, checks: [check], problem: null };
  }
  const seconds = secondsOf(found.value);
  const written = JSON.stringify(found.value);
  if (seconds === null) {
    const check = say.failed('expires_in is not a number of seconds', written);
    return { value: null, checks: [check], problem: null };
  }
  const value = receivedAt + seconds * 1000;
  const check = judgeSeconds(found.value, seconds);
  return { value, checks: [check], problem: null };
}

function secondsOf(value: unknown): number | null {
  const isDigits = typeof value === 'string' && /^\s*\d{1,15}(\.\d+)?\s*$/.test(value);
  const seconds = typeof value === 'number' || isDigits ? Number(value) : NaN;
  return Number.isFinite(seconds) ? seconds : null;
}

function judgeSeconds(value: unknown, seconds: number): Check {
  const say = checkAbout('expires_in', rfc(6749, '5.1'));
  if (typeof value !== 'number') {
    return say.warned(`expires_in is ${typeName(value)}, not a number`, `${seconds} s`);
  }
  if (seconds <= 0) return say.warned('The token has expired already', `${seconds} s`);
  return say.passed('The lifetime is a number of seconds', `${seconds} s`);
}

function judgeRefreshToken(
  members: JsonMembers,
  expected: TokenExpectation,
): Judged<string | null> {
  const { text, oddity } = textMember(members, 'refresh_token');
  const value = nonEmpty(text);
  const odd = oddity === null ? [] : [checkAbout('refresh_token', rfc(6749, '5.1')).warned(oddity)];
  const check = describeRefreshToken(value, expected);
  return { value, checks: [...odd, check], problem: null };
}

function describeRefreshToken(value: string | null, expected: TokenExpectation): Check {
  const { grantType } = expected;
  if (grantType === 'client_credentials') {
    const say = checkAbout('refresh_token', rfc(6749, '4.4.3'));
    return value === null
      ? say.passed('No refresh token is given, as it should be for client credentials')
      : say.warned('A refresh token is given for client credentials, which should not be');
  }
  if (grantType === 'refresh_token') return describeRotation(value, expected);
  const say = checkAbout('refresh_token', rfc(6749, '5.1'));
  return value === null
    ? say.skipped('No refresh token came; it is optional')
    : say.passed('There is a refresh token', `${value.length} characters`);
}

// RFC 9700 §4.14.2: a public client's refresh token is rotated or bound to a key, so that a stolen one
// is noticed.
function describeRotation(
  value: string | null,
  { sentRefreshToken, isPublicClient, isProven }: TokenExpectation,
): Check {
  if (value !== null && value !== sentRefreshToken) {
    const say = checkAbout('refresh_token', rfc(6749, '6'));
    return say.passed('A new refresh token came: the old one is replaced');
  }
  if (isPublicClient === true && isProven !== true) {
    const say = checkAbout('refresh_token', rfc(9700, '4.14.2'));
    const why = 'a public client’s should be replaced or bound to a key, or nobody notices a theft';
    return value === null
      ? say.warned(`No new refresh token came: go on using the old one, though ${why}`)
      : say.warned(`The same refresh token came again, though ${why}`);
  }
  const say = checkAbout('refresh_token', rfc(6749, '6'));
  return value === null
    ? say.skipped('No new refresh token came: go on using the old one')
    : say.passed('The same refresh token came again: it is not rotated');
}
