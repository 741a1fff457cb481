import type { Check } from '#protocol/check.ts';
import { checkTimes, type CheckMoment, type JwtMembers } from '#protocol/jwt/check-times.ts';
import { rfc } from '#protocol/spec.ts';
import { checkClaimRules, isObject, textFault, typeFault, type ClaimRule } from './claim-rule.ts';

const rules: readonly ClaimRule[] = [
  {
    name: 'typ',
    from: 'header',
    need: 'should',
    why: 'secevent+jwt keeps it from passing for another token',
    spec: rfc(8417, '2.3'),
    fault: typeFault('secevent+jwt'),
  },
  {
    name: 'iss',
    need: 'must',
    why: 'who tells of the event',
    spec: rfc(8417, '2.2'),
    fault: textFault('iss'),
  },
  {
    name: 'jti',
    need: 'must',
    why: 'each event token has a name of its own',
    spec: rfc(8417, '2.2'),
    fault: textFault('jti'),
  },
  { name: 'aud', need: 'should', why: 'whom it is for', spec: rfc(8417, '2.2') },
  {
    name: 'events',
    need: 'must',
    why: 'what has happened',
    spec: rfc(8417, '2.2'),
    fault: (value) =>
      isObject(value) && Object.keys(value).length > 0
        ? null
        : 'events has to be an object with at least one event',
  },
  {
    name: 'exp',
    need: 'must-not',
    why: 'an event that has happened does not end; the claim is not recommended',
    spec: rfc(8417, '2.2'),
  },
];

/** The rules of a security event token. @see RFC 8417 §2.2 */
export function checkSecurityEvent(jwt: JwtMembers, moment: CheckMoment): readonly Check[] {
  const [, notBefore, issued] = checkTimes(jwt.claims, moment, {
    prefix: 'security_event',
    exp: { isRequired: false, spec: rfc(8417, '2.2') },
    iat: { isRequired: true, spec: rfc(8417, '2.2') },
  });
  const own = checkClaimRules('security_event', rules, jwt).map(softenExpiry);
  return [...own, ...[notBefore, issued].filter((check) => check !== undefined)];
}

// §2.2: NOT RECOMMENDED, which is no prohibition.
function softenExpiry(check: Check): Check {
  const isExpiry = check.id === 'security_event.exp' && check.outcome === 'failed';
  return isExpiry
    ? { ...check, outcome: 'warned', title: 'exp is there, which is not recommended for an event' }
    : check;
}
