import type { Check } from '#protocol/check.ts';
import { checkTimes, type CheckMoment, type JwtMembers } from '#protocol/jwt/check-times.ts';
import { oidcCore, rfc } from '#protocol/spec.ts';
import { checkClaimRules, textFault, typeFault, type ClaimRule } from './claim-rule.ts';

const rules: readonly ClaimRule[] = [
  {
    name: 'typ',
    from: 'header',
    need: 'should',
    why: 'oauth-authz-req+jwt keeps it from passing for a client assertion',
    spec: rfc(9101, '10.8'),
    fault: typeFault('oauth-authz-req+jwt', 'jwt'),
  },
  {
    name: 'client_id',
    need: 'must',
    why: 'the client that asks',
    spec: rfc(9101, '4'),
    fault: textFault('client_id'),
  },
  {
    name: 'iss',
    need: 'should',
    why: 'the client, where it is signed',
    spec: rfc(9101, '4'),
    fault: (iss, { claims }) =>
      claims['client_id'] === undefined || iss === claims['client_id']
        ? null
        : 'iss is not the client_id',
  },
  {
    name: 'aud',
    need: 'should',
    why: 'the issuer of the server that is asked',
    spec: rfc(9101, '4'),
  },
  { name: 'response_type', need: 'must', why: 'what is asked for', spec: oidcCore('6.1') },
  {
    name: 'sub',
    need: 'must-not',
    why: 'with the client as sub it could pass for a client assertion',
    spec: rfc(9101, '10.8'),
  },
  {
    name: 'request',
    need: 'must-not',
    why: 'a request object holds no other',
    spec: rfc(9101, '4'),
  },
  {
    name: 'request_uri',
    need: 'must-not',
    why: 'a request object names no other',
    spec: rfc(9101, '4'),
  },
];

/** The rules of a signed authorization request. @see RFC 9101 §4, §10.8 */
export function checkRequestObject(jwt: JwtMembers, moment: CheckMoment): readonly Check[] {
  const times = checkTimes(jwt.claims, moment, {
    prefix: 'request_object',
    exp: { isRequired: false, spec: rfc(9101, '4') },
    iat: { isRequired: false, spec: rfc(9101, '4') },
  });
  return [...checkClaimRules('request_object', rules, jwt), ...times];
}
