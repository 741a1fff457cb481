import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { isMembers } from '#protocol/http/read-body.ts';
import { checkTimes, type CheckMoment, type JwtMembers } from '#protocol/jwt/check-times.ts';
import { spec } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';

/** Who must have made it, for whom, and about whom it may be. */
export interface LogoutTokenExpectation {
  readonly issuer: string;
  readonly clientId: string;
  /** `sub` and `sid` of the ID token of this run; null where there is none to compare with. */
  readonly subject: string | null;
  readonly session: string | null;
}

/** The member of `events` that makes a token a logout token. @see Back-Channel Logout 1.0 §2.4 */
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

const token = spec('OIDC Back-Channel Logout', '2.4');
const rule = spec('OIDC Back-Channel Logout', '2.6');

/**
 * The claims of a logout token, one by one; that `jti` was not seen before is for the app to know.
 * @see OpenID Connect Back-Channel Logout 1.0 §2.4, §2.6
 */
export function validateLogoutToken(
  { header, claims }: JwtMembers,
  expected: LogoutTokenExpectation,
  moment: CheckMoment,
): readonly Check[] {
  const times = checkTimes(claims, moment, {
    prefix: 'logout_token',
    exp: { isRequired: true, spec: token },
    iat: { isRequired: true, spec: token },
  });
  return [
    checkType(header['typ']),
    checkAlgorithm(header['alg']),
    checkIssuer(claims['iss'], expected.issuer),
    checkAudience(claims['aud'], expected.clientId),
    ...times,
    checkWhom(claims),
    checkSame('sub', claims['sub'], expected.subject),
    checkSame('sid', claims['sid'], expected.session),
    checkEvents(claims['events']),
    checkNonce(claims),
    checkName(claims['jti']),
  ];
}

function written(value: unknown): string | null {
  return value === undefined ? null : valueText(value);
}

// §2.4: explicit typing is RECOMMENDED, not required.
function checkType(typ: unknown): Check {
  const say = checkAbout('logout_token.typ', token);
  return typeof typ === 'string' && typ.toLowerCase() === 'logout+jwt'
    ? say.passed('typ says that it is a logout token', typ)
    : say.warned('typ does not say logout+jwt, which is recommended', written(typ));
}

function checkAlgorithm(alg: unknown): Check {
  const say = checkAbout('logout_token.alg', rule);
  return alg === 'none' || alg === undefined
    ? say.failed('It is not signed, and a logout token must be')
    : say.passed('It says how it is signed', written(alg));
}

function checkIssuer(iss: unknown, issuer: string): Check {
  const say = checkAbout('logout_token.iss', rule);
  return iss === issuer
    ? say.passed('iss is this server', issuer)
    : say.failed('iss is not this server', written(iss));
}

function checkAudience(aud: unknown, clientId: string): Check {
  const say = checkAbout('logout_token.aud', rule);
  const named: unknown[] = Array.isArray(aud) ? aud : [aud];
  return named.includes(clientId)
    ? say.passed('aud is this client', clientId)
    : say.failed('aud is not this client', written(aud));
}

function checkWhom(claims: JwtMembers['claims']): Check {
  const say = checkAbout('logout_token.subject', rule);
  const named = ['sub', 'sid'].filter((name) => typeof claims[name] === 'string');
  return named.length > 0
    ? say.passed('It says whose session has ended', named.join(' and '))
    : say.failed('It has neither sub nor sid, so nobody knows whose session has ended');
}

function checkSame(name: 'sub' | 'sid', found: unknown, expected: string | null): Check {
  const say = checkAbout(`logout_token.${name}`, rule);
  if (found === undefined) return say.skipped(`No ${name} is in it`);
  if (expected === null) return say.skipped(`There is no ID token to compare ${name} with`);
  return found === expected
    ? say.passed(`${name} is that of the ID token`, expected)
    : say.warned(`${name} is not that of this run’s ID token`, written(found));
}

function checkEvents(events: unknown): Check {
  const say = checkAbout('logout_token.events', rule);
  if (!isMembers(events)) return say.failed('events is missing, or no object');
  const event = events[logoutEvent];
  return isMembers(event)
    ? say.passed('events has the member for back-channel logout')
    : say.failed('events has no member for back-channel logout', Object.keys(events).join(', '));
}

// §2.4: PROHIBITED, so that it cannot be taken for an ID token.
function checkNonce(claims: JwtMembers['claims']): Check {
  const say = checkAbout('logout_token.nonce', rule);
  return 'nonce' in claims
    ? say.failed('It has a nonce, which is prohibited: it could be taken for an ID token')
    : say.passed('It has no nonce, and cannot be taken for an ID token');
}

function checkName(jti: unknown): Check {
  const say = checkAbout('logout_token.jti', token);
  return typeof jti === 'string' && jti !== ''
    ? say.passed('It has a name of its own; an app must not take the same one twice')
    : say.failed('jti is missing');
}
