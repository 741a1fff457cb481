import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AssertionGrant } from '#sandbox/server/grants/assertion-grant.ts';
import type { BearerConfirmation } from '#sandbox/server/grants/bearer-assertion.ts';
import { refuseGrant } from './refuse-grant.ts';

/**
 * The subject of a SAML assertion is confirmed by whoever bears it, at this token endpoint and in its
 * time. One of several confirmations has to hold; one may leave its conditions out only where those of
 * the whole say until when.
 */
export const checkSamlConfirmation: Check<AssertionGrant> = {
  name: 'check-saml-confirmation',
  spec: 'RFC 7522 §3',
  run: (trade) => {
    const { confirmations } = present(trade.bearer, 'the assertion');
    if (confirmations === null) return skipped('not a SAML assertion');
    const faults = confirmations.map((one) => faultOf(one, trade));
    const [first = 'The assertion has no SubjectConfirmation of the method bearer.'] = faults;
    if (faults.includes(null)) return passed();
    throw refuseGrant(first ?? '');
  },
};

function faultOf(confirmation: BearerConfirmation, { bearer, scene }: AssertionGrant) {
  const { hasConditions, recipient, notOnOrAfter, notBefore } = confirmation;
  const now = scene.now / 1000;
  if (!hasConditions) {
    return bearer?.exp === undefined
      ? 'Neither SubjectConfirmationData nor Conditions say until when it is good.'
      : null;
  }
  if (recipient !== `${scene.issuer}/token`) {
    return 'The Recipient of the assertion is not this token endpoint.';
  }
  if (typeof notOnOrAfter !== 'number' || notOnOrAfter <= now) {
    return 'The SubjectConfirmationData has no NotOnOrAfter that is still to come.';
  }
  return notBefore === undefined || (typeof notBefore === 'number' && notBefore <= now)
    ? null
    : 'The SubjectConfirmationData is not good yet (NotBefore).';
}
