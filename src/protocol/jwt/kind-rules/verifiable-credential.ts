import type { Check } from '#protocol/check.ts';
import { checkTimes, type CheckMoment, type JwtMembers } from '#protocol/jwt/check-times.ts';
import { spec } from '#protocol/spec.ts';
import { checkClaimRules, isObject, typeFault, type ClaimRule } from './claim-rule.ts';

const oldForm = spec('VC Data Model 1.1', '6.3.1');
const newForm = spec('VC JOSE COSE', '3.1');

const oldRules: readonly ClaimRule[] = [
  {
    name: 'vc',
    need: 'must',
    why: 'the credential without what the other claims say',
    spec: oldForm,
    fault: credentialFault,
  },
  { name: 'iss', need: 'must', why: 'the issuer', spec: oldForm },
  { name: 'nbf', need: 'should', why: 'the issuance date', spec: oldForm },
  { name: 'sub', need: 'should', why: 'the id of the credential’s subject', spec: oldForm },
  { name: 'jti', need: 'may', why: 'the id of the credential', spec: oldForm },
];

const newRules: readonly ClaimRule[] = [
  {
    name: 'typ',
    from: 'header',
    need: 'should',
    why: 'vc+jwt says what it is',
    spec: newForm,
    fault: typeFault('vc+jwt'),
  },
  { name: '@context', need: 'must', why: 'what its words mean', spec: newForm },
  { name: 'type', need: 'must', why: 'which credential it is', spec: newForm, fault: kindFault },
  { name: 'issuer', need: 'must', why: 'who vouches for it', spec: newForm },
  { name: 'credentialSubject', need: 'must', why: 'what it says of whom', spec: newForm },
  { name: 'vc', need: 'must-not', why: 'the claim is of the older form', spec: newForm },
];

/** The rules of a credential as a JWT, in the form that it has. @see VC JOSE COSE §3.1, VC Data Model 1.1 §6.3.1 */
export function checkVerifiableCredential(jwt: JwtMembers, moment: CheckMoment): readonly Check[] {
  const isOld = jwt.claims['vc'] !== undefined;
  const about = isOld ? oldForm : newForm;
  const times = checkTimes(jwt.claims, moment, {
    prefix: 'credential',
    exp: { isRequired: false, spec: about },
    iat: { isRequired: false, spec: about },
  });
  return [...checkClaimRules('credential', isOld ? oldRules : newRules, jwt), ...times];
}

function credentialFault(value: unknown): string | null {
  if (!isObject(value)) return 'vc has to be an object';
  return (
    kindFault(value['type']) ??
    (isObject(value['credentialSubject']) ? null : 'vc says nothing of a subject')
  );
}

function kindFault(value: unknown): string | null {
  const kinds: readonly unknown[] = Array.isArray(value) ? value : [value];
  return kinds.includes('VerifiableCredential') ? null : 'type has to name VerifiableCredential';
}
