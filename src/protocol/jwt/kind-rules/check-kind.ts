import type { Check } from '#protocol/check.ts';
import { validateIntrospectionJwt } from '#protocol/introspection/validate-introspection-jwt.ts';
import { validateJarm } from '#protocol/jarm/validate-jarm.ts';
import type { CheckMoment, JwtMembers } from '#protocol/jwt/check-times.ts';
import { checkJwtTimes } from '#protocol/jwt/lint-jwt.ts';
import type { TokenKind } from '#protocol/jwt/token-kind.ts';
import { validateLogoutToken } from '#protocol/logout/validate-logout-token.ts';
import { checkClientAssertion } from './client-assertion.ts';
import { checkDpopProof } from './dpop-proof.ts';
import { checkEntityStatement } from './entity-statement.ts';
import { checkKeyBinding } from './key-binding.ts';
import { checkRequestObject } from './request-object.ts';
import { checkSecurityEvent } from './security-event.ts';
import { checkVerifiableCredential } from './verifiable-credential.ts';

/** What the reader knows of the token; what is undefined is not compared. */
export interface KindExpectation {
  readonly issuer: string | undefined;
  readonly audience: string | undefined;
}

type Rules = (jwt: JwtMembers, expected: KindExpectation, moment: CheckMoment) => readonly Check[];

const rulesOfKind: Partial<Readonly<Record<TokenKind, Rules>>> = {
  'dpop-proof': (jwt, _expected, moment) => checkDpopProof(jwt, moment),
  'client-assertion': (jwt, _expected, moment) => checkClientAssertion(jwt, moment),
  'request-object': (jwt, _expected, moment) => checkRequestObject(jwt, moment),
  'security-event': (jwt, _expected, moment) => checkSecurityEvent(jwt, moment),
  'entity-statement': (jwt, _expected, moment) => checkEntityStatement(jwt, moment),
  'verifiable-credential': (jwt, _expected, moment) => checkVerifiableCredential(jwt, moment),
  'key-binding': (jwt, _expected, moment) => checkKeyBinding(jwt, moment),
  'logout-token': (jwt, expected, moment) => {
    const compared = { ...assumed(jwt, expected), subject: null, session: null };
    return uncompared(validateLogoutToken(jwt, compared, moment), expected);
  },
  'jarm-answer': (jwt, expected, moment) =>
    uncompared(validateJarm(jwt.claims, assumed(jwt, expected), moment), expected),
  'introspection-response': (jwt, expected, moment) =>
    uncompared(validateIntrospectionJwt(jwt, assumed(jwt, expected), moment).checks, expected),
};

/** The rules of what a token is for, beyond those of ID and access tokens. @see RFC 8725 §3.12 */
export function checkKind(
  kind: TokenKind,
  jwt: JwtMembers,
  { expected, moment }: { readonly expected: KindExpectation; readonly moment: CheckMoment },
): readonly Check[] {
  const rules = rulesOfKind[kind];
  return rules === undefined ? checkJwtTimes(jwt, moment) : rules(jwt, expected, moment);
}

/** The validators compare; where there is nothing to compare with, the token's own word stands in. */
function assumed({ claims }: JwtMembers, { issuer, audience }: KindExpectation) {
  const { iss, aud } = claims;
  const first: unknown = Array.isArray(aud) ? aud[0] : aud;
  return {
    issuer: issuer ?? (typeof iss === 'string' ? iss : ''),
    clientId: audience ?? (typeof first === 'string' ? first : ''),
  };
}

/** … and what stood in is not said to agree. A member that is missing stays a failure. */
function uncompared(
  checks: readonly Check[],
  { issuer, audience }: KindExpectation,
): readonly Check[] {
  return checks.map((check) => {
    const isOpen =
      (issuer === undefined && check.id.endsWith('.iss')) ||
      (audience === undefined && check.id.endsWith('.aud'));
    if (!isOpen || check.outcome !== 'passed') return check;
    const name = check.id.endsWith('.iss') ? 'issuer' : 'audience';
    return { ...check, outcome: 'skipped', title: `No expected ${name} was given to compare with` };
  });
}
