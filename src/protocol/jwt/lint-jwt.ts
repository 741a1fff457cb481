import type { Check, CheckOutcome } from '#protocol/check.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';
import { checkTimes, numericDate, type CheckMoment, type JwtMembers } from './check-times.ts';
import { describeDuration } from './describe-duration.ts';
import { lintHeader } from './lint-header.ts';
import { lintSensitive } from './lint-sensitive.ts';
import type { TokenKind } from './token-kind.ts';

/** What a lint looks at: members, and what only the text shows. */
export interface LintedJwt extends JwtMembers {
  readonly kind: TokenKind;
  /** Names that occur more than once, header and payload together. */
  readonly repeated: readonly string[];
}

/** Times of a JWT that claims to be no particular kind. @see RFC 7519 §4.1 */
export function checkJwtTimes(jwt: JwtMembers, moment: CheckMoment): readonly Check[] {
  return checkTimes(jwt.claims, moment, {
    prefix: 'jwt',
    exp: { isRequired: false, spec: rfc(7519, '4.1.4') },
    iat: { isRequired: false, spec: rfc(7519, '4.1.6') },
  });
}

/**
 * What is doubtful about a token beyond its kind's own rules. Only what there is something to say
 * about.
 * @see RFC 8725 §3
 */
export function lintJwt(jwt: LintedJwt): readonly Check[] {
  const lints = [lintRepeated, lintType, lintLifetime, lintKeyLinks, lintKeyId, lintCompression];
  const own = lints.map((lint) => lint(jwt));
  return [...own, lintSensitive(jwt.claims), ...lintHeader(jwt.header)].filter(
    (check) => check !== null,
  );
}

function lint(name: string, spec: SpecRef, found: readonly [CheckOutcome, string, string?]): Check {
  const [outcome, title, evidence = null] = found;
  return { id: `jwt.${name}`, outcome, title, evidence, spec };
}

function lintRepeated({ repeated }: LintedJwt): Check | null {
  if (repeated.length === 0) return null;
  const title = 'A member is there twice: readers may take the first or the last';
  return lint('repeated', rfc(7519, '4'), ['failed', title, repeated.slice(0, 5).join(', ')]);
}

function lintType({ header, kind }: LintedJwt): Check | null {
  if (kind === 'access-token') return null;
  const { typ } = header;
  const spec = rfc(8725, '3.11');
  if (kind === 'access-token-untyped') {
    const title = 'typ is not at+jwt: this may be an access token, in a form of its issuer’s own';
    return lint('typ', rfc(9068, '2.1'), ['warned', title, `typ ${valueText(typ ?? 'missing')}`]);
  }
  if (typ === undefined) {
    return lint('typ', spec, ['warned', 'No typ: only its claims tell what this token is for']);
  }
  return typeof typ === 'string'
    ? lint('typ', spec, ['passed', 'typ is there', typ])
    : lint('typ', spec, ['failed', 'typ is not a string']);
}

/** Longer than this, a bearer token that leaks is a lasting harm. */
const longLifetimes: Partial<Record<TokenKind, number>> = {
  'access-token': 3600,
  'access-token-untyped': 3600,
  'id-token': 24 * 3600,
  'client-assertion': 600,
  'request-object': 3600,
  'logout-token': 120,
  'jarm-answer': 600,
};

function lintLifetime({ claims, kind }: LintedJwt): Check | null {
  const begins = numericDate(claims['iat']) ?? numericDate(claims['nbf']);
  const ends = numericDate(claims['exp']);
  if (begins === null || ends === null) return null;
  const seconds = ends - begins;
  const spec = rfc(6750, '5.3');
  const limit = longLifetimes[kind];
  if (seconds <= 0)
    return lint('lifetime', rfc(7519, '4.1.4'), ['failed', 'It ends before it begins']);
  const title = `Lifetime ${describeDuration(seconds)}`;
  if (limit === undefined) return null;
  return seconds > limit
    ? lint('lifetime', spec, [
        'warned',
        `${title}, more than ${describeDuration(limit)}: a leaked token stays useful that long`,
      ])
    : lint('lifetime', spec, ['passed', `${title}, short as it should be`]);
}

function lintKeyLinks({ header, kind }: LintedJwt): Check | null {
  const names = ['jku', 'x5u', 'jwk', 'x5c'].filter((name) => header[name] !== undefined);
  if (names.length === 0 || (kind === 'dpop-proof' && names.join() === 'jwk')) return null;
  const title = `The header brings or names its own key (${names.join(', ')}): never followed here, since whoever made the token chose it`;
  return lint('key-links', rfc(8725, '3.10'), ['warned', title]);
}

function lintKeyId({ header, kind }: LintedJwt): Check | null {
  const { alg, kid } = header;
  if (kid === undefined) {
    const isNeeded =
      kind !== 'dpop-proof' && typeof alg === 'string' && /^(?:RS|PS|ES|Ed)/.test(alg);
    if (!isNeeded) return null;
    const title = 'No kid: after a change of keys each key has to be tried';
    return lint('kid', rfc(7515, '4.1.4'), ['warned', title]);
  }
  return typeof kid === 'string'
    ? null
    : lint('kid', rfc(7515, '4.1.4'), ['failed', 'kid is not a string']);
}

function lintCompression({ header }: LintedJwt): Check | null {
  return header['zip'] === undefined
    ? null
    : lint('zip', rfc(7516, '4.1.3'), [
        'warned',
        'zip is for encrypted tokens: in a signed one it has no meaning',
      ]);
}
