import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { refuseProof } from './refuse-proof.ts';

/** The proof is for this method. */
export const checkProofMethod: Check<ProofRequest> = {
  name: 'check-proof-method',
  spec: 'RFC 9449 §4.3',
  run: (request) => {
    if (request.proof === null) return skipped('no proof is sent');
    const { method } = request.scene.request;
    if (request.proof.claims?.['htm'] === method) return passed(method);
    throw refuseProof(request, `The htm of the proof is not ${method}.`);
  },
};
