import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { refuseProof } from './refuse-proof.ts';

/** The proof says that it is one. */
export const checkProofType: Check<ProofRequest> = {
  name: 'check-proof-type',
  spec: 'RFC 9449 §4.3',
  run: (request) => {
    if (request.proof === null) return skipped('no proof is sent');
    if (request.proof.header?.['typ'] === 'dpop+jwt') return passed('dpop+jwt');
    throw refuseProof(request, 'The typ of the proof is not dpop+jwt.');
  },
};
