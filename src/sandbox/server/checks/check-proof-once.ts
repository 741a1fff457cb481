import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { refuseProof } from './refuse-proof.ts';

/** There is no more than one proof. */
export const checkProofOnce: Check<ProofRequest> = {
  name: 'check-proof-once',
  spec: 'RFC 9449 §4.3',
  run: (request) => {
    if (request.proof === null) return skipped('no proof is sent');
    if (!request.proof.isRepeated) return passed();
    throw refuseProof(request, 'The header DPoP is sent twice.');
  },
};
