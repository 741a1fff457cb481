import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { isMembers, type JsonMembers } from '#protocol/http/read-body.ts';
import { checkTimes, type CheckMoment, type JwtMembers } from '#protocol/jwt/check-times.ts';
import { rfc } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';

const rule = rfc(9701, '5');

/** Who must have said it, and to whom. */
export interface IntrospectionJwtExpectation {
  readonly issuer: string;
  /** The client that asked. */
  readonly clientId: string;
}

/**
 * The claims of an introspection response that is a JWT: its type, who says it to whom, and the member
 * that holds the answer. It must not pass for a token itself.
 * @see RFC 9701 §5, §8.1
 */
export function validateIntrospectionJwt(
  { header, claims }: JwtMembers,
  { issuer, clientId }: IntrospectionJwtExpectation,
  moment: CheckMoment,
): { readonly checks: readonly Check[]; readonly members: JsonMembers | null } {
  const inside = claims['token_introspection'];
  const times = checkTimes(claims, moment, {
    prefix: 'introspection_jwt',
    exp: { isRequired: false, spec: rule },
    iat: { isRequired: true, spec: rule },
  });
  const checks = [
    checkType(header['typ']),
    checkIssuer(claims['iss'], issuer),
    checkAudience(claims['aud'], clientId),
    ...times,
    checkConfusion(claims),
    checkMember(inside),
  ];
  return { checks, members: isMembers(inside) ? inside : null };
}

function checkType(typ: unknown): Check {
  const say = checkAbout('introspection_jwt.typ', rule);
  const isRight = typeof typ === 'string' && typ.toLowerCase() === 'token-introspection+jwt';
  return isRight
    ? say.passed('typ says that it is an introspection response', valueText(typ))
    : say.failed('typ is not token-introspection+jwt', typ === undefined ? null : valueText(typ));
}

function checkIssuer(iss: unknown, issuer: string): Check {
  const say = checkAbout('introspection_jwt.iss', rule);
  return iss === issuer
    ? say.passed('iss is this server', issuer)
    : say.failed('iss is not this server', iss === undefined ? null : valueText(iss));
}

function checkAudience(aud: unknown, clientId: string): Check {
  const say = checkAbout('introspection_jwt.aud', rule);
  const named: unknown[] = Array.isArray(aud) ? aud : [aud];
  return named.includes(clientId)
    ? say.passed('aud is the client that asked', clientId)
    : say.failed('aud is not the client that asked', aud === undefined ? null : valueText(aud));
}

// §5: sub and exp SHOULD NOT stand at the top, lest it be taken for an access token.
function checkConfusion(claims: JsonMembers): Check {
  const say = checkAbout('introspection_jwt.confusion', rfc(9701, '8.1'));
  const found = ['sub', 'exp'].filter((name) => name in claims);
  return found.length === 0
    ? say.passed('It cannot be taken for an access token: no sub and exp of its own')
    : say.warned('It could be taken for an access token', found.join(', '));
}

function checkMember(inside: unknown): Check {
  const say = checkAbout('introspection_jwt.token_introspection', rule);
  return isMembers(inside)
    ? say.passed('token_introspection holds the answer')
    : say.failed('token_introspection is missing, or no object');
}
