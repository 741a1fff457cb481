import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { refuseProof } from './refuse-proof.ts';

/** The key that the proof carries has signed it. */
export const checkProofSignature: Check<ProofRequest> = {
  name: 'check-proof-signature',
  spec: 'RFC 9449 §4.3',
  run: (request) => {
    if (request.proof === null) return skipped('no proof is sent');
    if (request.proof.isSigned) return passed();
    throw refuseProof(request, 'The proof is not signed with the key that it carries.');
  },
};
