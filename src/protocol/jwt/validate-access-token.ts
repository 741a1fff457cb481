import type { Check, CheckOutcome } from '#protocol/check.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';
import { checkTimes, type CheckMoment, type JwtMembers } from './check-times.ts';

/** What a resource server knows. What is left out is not checked, and said not to be. */
export interface ExpectedAccessToken {
  readonly issuer?: string | undefined;
  /** The resource's own name. */
  readonly audience?: string | undefined;
  readonly clientId?: string | undefined;
}

type Found = readonly [outcome: CheckOutcome, title: string, evidence?: string | null];

const structure = rfc(9068, '2.2');
const validation = rfc(9068, '4');

/**
 * Every rule of a JWT access token but its signature, each with its outcome.
 * @see RFC 9068 §2.1, RFC 9068 §2.2, RFC 9068 §4
 */
export function validateAccessToken(
  { header, claims }: JwtMembers,
  expected: ExpectedAccessToken,
  moment: CheckMoment,
): readonly Check[] {
  return [
    check('typ', rfc(9068, '2.1'), judgeType(header['typ'])),
    check('iss', validation, judgeIssuer(claims['iss'], expected.issuer)),
    check('aud', validation, judgeAudience(claims['aud'], expected.audience)),
    ...checkTimes(claims, moment, {
      prefix: 'access_token',
      exp: { isRequired: true, spec: validation },
      iat: { isRequired: true, spec: structure },
    }),
    check('sub', structure, judgePresent('sub', claims['sub'])),
    check('client_id', structure, judgeClient(claims['client_id'], expected.clientId)),
    check('jti', structure, judgePresent('jti', claims['jti'])),
  ];
}

function check(name: string, spec: SpecRef, [outcome, title, evidence = null]: Found): Check {
  return { id: `access_token.${name}`, outcome, title, evidence, spec };
}

function judgeType(typ: unknown): Found {
  if (typeof typ !== 'string') {
    return ['failed', 'No typ: without at+jwt it can be mistaken for an ID token'];
  }
  return /^(?:application\/)?at\+jwt$/i.test(typ)
    ? ['passed', `typ is ${typ}, so it cannot be mistaken for an ID token`]
    : ['failed', 'typ is not at+jwt: it can be mistaken for another kind of token', `typ ${typ}`];
}

function judgeIssuer(iss: unknown, expected: string | undefined): Found {
  if (typeof iss !== 'string') return ['failed', 'No iss: an access token has to name its issuer'];
  if (expected === undefined) return ['skipped', 'iss is not compared: no issuer is expected'];
  return iss === expected
    ? ['passed', 'iss is the expected issuer', iss]
    : ['failed', 'iss is not the expected issuer', `expected ${expected}, got ${iss}`];
}

function judgeAudience(aud: unknown, expected: string | undefined): Found {
  const names = Array.isArray(aud) ? aud.map(valueText) : typeof aud === 'string' ? [aud] : [];
  if (names.length === 0) return ['failed', 'No aud: any resource server would take this token'];
  if (expected === undefined) return ['skipped', 'aud is not compared: no audience is expected'];
  return names.includes(expected)
    ? ['passed', 'aud names the expected resource', expected]
    : [
        'failed',
        'aud does not name the expected resource',
        `expected ${expected}, got ${names.join(', ')}`,
      ];
}

function judgeClient(clientId: unknown, expected: string | undefined): Found {
  if (expected === undefined || clientId === undefined) return judgePresent('client_id', clientId);
  return clientId === expected
    ? ['passed', 'client_id is this client', expected]
    : [
        'failed',
        'client_id is not this client',
        `expected ${expected}, got ${valueText(clientId)}`,
      ];
}

function judgePresent(name: string, value: unknown): Found {
  if (value === undefined)
    return ['failed', `No ${name}: an access token of this kind must have it`];
  return typeof value === 'string' && value !== ''
    ? ['passed', `${name} is there`, value]
    : ['failed', `${name} is not a string`];
}
