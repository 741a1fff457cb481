import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import {
  checkTimes,
  numericDate,
  type CheckMoment,
  type JwtMembers,
} from '#protocol/jwt/check-times.ts';
import { describeDuration } from '#protocol/jwt/describe-duration.ts';
import { rfc } from '#protocol/spec.ts';
import {
  checkClaimRules,
  isObject,
  publicKeyFault,
  textFault,
  typeFault,
  type ClaimRule,
} from './claim-rule.ts';

const rule = rfc(9449, '4.2');

const rules: readonly ClaimRule[] = [
  {
    name: 'typ',
    from: 'header',
    need: 'must',
    why: 'it keeps a proof from passing for another token',
    spec: rule,
    fault: typeFault('dpop+jwt'),
  },
  {
    name: 'alg',
    from: 'header',
    need: 'must',
    why: 'a key pair’s algorithm, so that the verifier could not have made it',
    spec: rule,
    fault: publicKeyFault,
  },
  {
    name: 'jwk',
    from: 'header',
    need: 'must',
    why: 'the public key that tokens are bound to',
    spec: rule,
    fault: keyFault,
  },
  {
    name: 'jti',
    need: 'must',
    why: 'a server tells a proof that it has seen by it',
    spec: rule,
    fault: textFault('jti'),
  },
  {
    name: 'htm',
    need: 'must',
    why: 'the method of the one request it is for',
    spec: rule,
    fault: textFault('htm'),
  },
  {
    name: 'htu',
    need: 'must',
    why: 'the address of that request',
    spec: rule,
    fault: addressFault,
  },
  {
    name: 'ath',
    need: 'may',
    why: 'the hash of the access token that goes with it; needed at an API',
    spec: rule,
  },
  {
    name: 'nonce',
    need: 'may',
    why: 'what the server gave last, where it gives any',
    spec: rfc(9449, '8'),
  },
];

/** The rules of a DPoP proof that it shows by itself. @see RFC 9449 §4.2, §4.3 */
export function checkDpopProof(jwt: JwtMembers, moment: CheckMoment): readonly Check[] {
  return [...checkClaimRules('dpop', rules, jwt), ...checkAge(jwt, moment)];
}

function keyFault(value: unknown): string | null {
  if (!isObject(value) || typeof value['kty'] !== 'string') return 'jwk has to be a key';
  const isPrivate = ['d', 'k', 'p', 'q', 'priv'].some((name) => name in value);
  return isPrivate ? 'jwk holds private members: the key is no longer secret' : null;
}

function addressFault(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return 'htu has to be an address';
  const { search, hash } = new URL(value);
  return search === '' && hash === '' ? null : 'htu has to be without query and fragment';
}

/** Servers take a proof for minutes at most. */
const usualSeconds = 300;

function checkAge({ claims }: JwtMembers, moment: CheckMoment): readonly Check[] {
  const [, , issued] = checkTimes(claims, moment, {
    prefix: 'dpop',
    exp: { isRequired: false, spec: rule },
    iat: { isRequired: true, spec: rule },
  });
  if (issued === undefined || issued.outcome !== 'passed')
    return issued === undefined ? [] : [issued];
  const age = moment.now / 1000 - (numericDate(claims['iat']) ?? 0);
  if (age <= usualSeconds) return [issued];
  const say = checkAbout('dpop.iat', rfc(9449, '11.1'));
  return [
    say.warned(`Issued ${describeDuration(age)} ago: a server takes a proof for minutes at most`),
  ];
}
