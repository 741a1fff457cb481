import type { Check } from '#protocol/check.ts';
import { checkTimes, type CheckMoment, type JwtMembers } from '#protocol/jwt/check-times.ts';
import { rfc } from '#protocol/spec.ts';
import {
  checkClaimRules,
  publicKeyFault,
  textFault,
  typeFault,
  type ClaimRule,
} from './claim-rule.ts';

const rule = rfc(9901, '4.3');

const rules: readonly ClaimRule[] = [
  {
    name: 'typ',
    from: 'header',
    need: 'must',
    why: 'it says what this is',
    spec: rule,
    fault: typeFault('kb+jwt'),
  },
  {
    name: 'alg',
    from: 'header',
    need: 'must',
    why: 'signed by the holder’s key',
    spec: rule,
    fault: publicKeyFault,
  },
  {
    name: 'aud',
    need: 'must',
    why: 'the verifier that it is shown to',
    spec: rule,
    fault: textFault('aud'),
  },
  {
    name: 'nonce',
    need: 'must',
    why: 'what that verifier gave',
    spec: rule,
    fault: textFault('nonce'),
  },
  {
    name: 'sd_hash',
    need: 'must',
    why: 'the hash of what is presented with it',
    spec: rule,
    fault: textFault('sd_hash'),
  },
];

/** The rules of a key binding JWT on its own; with its SD-JWT, more can be said. @see RFC 9901 §4.3 */
export function checkKeyBinding(jwt: JwtMembers, moment: CheckMoment): readonly Check[] {
  const [, , issued] = checkTimes(jwt.claims, moment, {
    prefix: 'key_binding',
    exp: { isRequired: false, spec: rule },
    iat: { isRequired: true, spec: rule },
  });
  const own = checkClaimRules('key_binding', rules, jwt);
  return issued === undefined ? own : [...own, issued];
}
