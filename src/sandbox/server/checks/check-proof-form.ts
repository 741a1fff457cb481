import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { refuseProof } from './refuse-proof.ts';

/** The proof is a JWT with every claim that one must have. */
export const checkProofForm: Check<ProofRequest> = {
  name: 'check-proof-form',
  spec: 'RFC 9449 §4.2',
  run: (request) => {
    const { proof } = request;
    if (proof === null) return skipped('no proof is sent');
    if (proof.claims === null) throw refuseProof(request, 'The proof is not a signed JWT.');
    const { jti, htm, htu, iat } = proof.claims;
    const missing = Object.entries({ jti, htm, htu }).find(([, value]) => !isText(value));
    if (missing !== undefined) throw refuseProof(request, `The proof has no ${missing[0]}.`);
    if (typeof iat !== 'number') throw refuseProof(request, 'The proof has no iat.');
    return passed();
  },
};

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
