import type { Check } from '#protocol/check.ts';
import { checkTimes, type CheckMoment, type JwtMembers } from '#protocol/jwt/check-times.ts';
import { oidcCore, rfc } from '#protocol/spec.ts';
import { checkClaimRules, textFault, type ClaimRule } from './claim-rule.ts';

const rules: readonly ClaimRule[] = [
  {
    name: 'iss',
    need: 'must',
    why: 'the client that made it',
    spec: rfc(7523, '3'),
    fault: textFault('iss'),
  },
  {
    name: 'sub',
    need: 'must',
    why: 'the client again, where it proves itself',
    spec: rfc(7523, '3'),
    fault: (sub, { claims }) =>
      sub === claims['iss'] ? null : 'sub is not iss: no client proves itself by this',
  },
  {
    name: 'aud',
    need: 'must',
    why: 'the authorization server that it is for',
    spec: rfc(7523, '3'),
    fault: audienceFault,
  },
  {
    name: 'jti',
    need: 'should',
    why: 'a server tells one that it has seen by it',
    spec: oidcCore('9'),
  },
];

/** The rules of a JWT that a client proves itself with. @see RFC 7523 §3, OpenID Connect Core 1.0 §9 */
export function checkClientAssertion(jwt: JwtMembers, moment: CheckMoment): readonly Check[] {
  const times = checkTimes(jwt.claims, moment, {
    prefix: 'client_assertion',
    exp: { isRequired: true, spec: rfc(7523, '3') },
    iat: { isRequired: false, spec: rfc(7523, '3') },
  });
  return [...checkClaimRules('client_assertion', rules, jwt), ...times];
}

// Of several audiences each could use the assertion at the others.
function audienceFault(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? 'aud is empty' : null;
  if (!Array.isArray(value) || value.length === 0) return 'aud has to name the server';
  return value.length === 1
    ? null
    : 'aud names several: each of them could use the assertion at the others';
}
