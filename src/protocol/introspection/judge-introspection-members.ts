import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { findMember, typeName } from '#protocol/http/find-member.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import { checkTimes, type CheckMoment } from '#protocol/jwt/check-times.ts';
import { rfc } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';

const response = rfc(7662, '2.2');

/** What the members of an introspection response must agree with. */
export interface IntrospectionExpectation {
  readonly issuer: string;
  /** What should be so by now: a token that was given back is dead. Null: either may be. */
  readonly expected: 'active' | 'inactive' | null;
}

/** Judges the members of an introspection response. @see RFC 7662 §2.2 */
export function judgeIntrospectionMembers(
  members: JsonMembers,
  { issuer, expected }: IntrospectionExpectation,
  moment: CheckMoment,
): { readonly checks: readonly Check[]; readonly isActive: boolean | null } {
  const active = readActive(members);
  const first = describeActive(active.value, active.oddity, expected);
  if (active.value !== true) {
    const rest = active.value === false ? [checkSilence(members)] : [];
    return { checks: [first, ...rest], isActive: active.value };
  }
  const times = checkTimes(members, moment, {
    prefix: 'introspection',
    exp: { isRequired: false, spec: response },
    iat: { isRequired: false, spec: response },
  });
  const checks = [first, ...times, checkIssuer(members, issuer), ...checkTypes(members)];
  return { checks, isActive: true };
}

function readActive(members: JsonMembers): { value: boolean | null; oddity: string | null } {
  const found = findMember(members, 'active');
  if (found === null) return { value: null, oddity: null };
  if (typeof found.value === 'boolean') return { value: found.value, oddity: null };
  const oddity = `active is ${typeName(found.value)}, not a boolean`;
  if (found.value === 'true' || found.value === 'false') {
    return { value: found.value === 'true', oddity };
  }
  return { value: null, oddity };
}

function describeActive(
  active: boolean | null,
  oddity: string | null,
  expected: IntrospectionExpectation['expected'],
): Check {
  const say = checkAbout('active', response);
  if (active === null) return say.failed(oddity ?? 'The answer does not say whether it is active');
  if (oddity !== null) return say.warned(oddity);
  if (expected === 'inactive') {
    const revoked = checkAbout('active', rfc(7009, '2.2'));
    return active
      ? revoked.failed('The token is still active, though it was given back')
      : revoked.passed('The token is not active any more: the revocation holds');
  }
  return active
    ? say.passed('The token is active')
    : say.passed('The token is not active: expired, revoked, unknown, or not for this client');
}

// §2.2: an inactive token SHOULD be answered by that alone, so that nothing else is told about it.
function checkSilence(members: JsonMembers): Check {
  const say = checkAbout('inactive.members', response);
  const others = Object.keys(members).filter((name) => name !== 'active');
  return others.length === 0
    ? say.passed('Nothing else is told about a token that is not active')
    : say.warned('More is told about a token that is not active', others.join(', '));
}

function checkIssuer({ iss }: JsonMembers, issuer: string): Check {
  const say = checkAbout('introspection.iss', response);
  if (iss === undefined) return say.skipped('The answer does not say who issued the token');
  return iss === issuer
    ? say.passed('The token is from this server', issuer)
    : say.warned('The token is from another issuer than this server', valueText(iss));
}

const texts = ['scope', 'client_id', 'username', 'token_type', 'sub', 'jti'] as const;

function checkTypes(members: JsonMembers): readonly Check[] {
  const named = texts.filter((name) => members[name] !== undefined && members[name] !== null);
  return named.map((name) => {
    const say = checkAbout(`introspection.${name}`, response);
    const value = members[name];
    return typeof value === 'string'
      ? say.passed(`${name} is said`, name === 'jti' ? null : value)
      : say.warned(`${name} is ${typeName(value)}, not a string`);
  });
}
