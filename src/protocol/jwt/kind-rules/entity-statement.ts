import type { Check } from '#protocol/check.ts';
import { checkTimes, type CheckMoment, type JwtMembers } from '#protocol/jwt/check-times.ts';
import { spec } from '#protocol/spec.ts';
import {
  checkClaimRules,
  isObject,
  publicKeyFault,
  textFault,
  typeFault,
  type ClaimRule,
} from './claim-rule.ts';

const format = spec('OpenID Federation', '3');

const rules: readonly ClaimRule[] = [
  {
    name: 'typ',
    from: 'header',
    need: 'must',
    why: 'it keeps a statement from passing for another token',
    spec: format,
    fault: typeFault('entity-statement+jwt'),
  },
  {
    name: 'alg',
    from: 'header',
    need: 'must',
    why: 'it has to be signed by a key pair',
    spec: format,
    fault: publicKeyFault,
  },
  {
    name: 'kid',
    from: 'header',
    need: 'must',
    why: 'which of the issuer’s keys signed it',
    spec: format,
    fault: textFault('kid'),
  },
  { name: 'iss', need: 'must', why: 'who makes the statement', spec: format, fault: entityFault },
  { name: 'sub', need: 'must', why: 'about whom', spec: format, fault: entityFault },
  {
    name: 'jwks',
    need: 'must',
    why: 'the keys that the subject signs its own statements with',
    spec: format,
    fault: (value) =>
      isObject(value) && Array.isArray(value['keys']) ? null : 'jwks has to be a key set',
  },
  {
    name: 'authority_hints',
    need: 'may',
    why: 'who stands above it; only in a statement about oneself',
    spec: format,
    fault: (value, { claims }) => {
      if (claims['iss'] !== claims['sub']) return 'authority_hints is for statements about oneself';
      return Array.isArray(value) && value.length > 0
        ? null
        : 'authority_hints has to name at least one, or be left out';
    },
  },
  { name: 'metadata', need: 'may', why: 'what the subject is, by entity type', spec: format },
];

/** The rules of a statement of OpenID Federation. @see OpenID Federation 1.0 §3 */
export function checkEntityStatement(jwt: JwtMembers, moment: CheckMoment): readonly Check[] {
  const times = checkTimes(jwt.claims, moment, {
    prefix: 'entity_statement',
    exp: { isRequired: true, spec: format },
    iat: { isRequired: true, spec: format },
  });
  return [...checkClaimRules('entity_statement', rules, jwt), ...times];
}

function entityFault(value: unknown): string | null {
  const isAddress = typeof value === 'string' && URL.canParse(value);
  return isAddress && new URL(value).protocol === 'https:'
    ? null
    : 'An entity is named by an https address';
}
