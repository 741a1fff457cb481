import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { proofTarget } from '#sandbox/server/grants/proof-request.ts';
import { refuseProof } from './refuse-proof.ts';

/** The proof is for this address, whatever the query. */
export const checkProofAddress: Check<ProofRequest> = {
  name: 'check-proof-address',
  spec: 'RFC 9449 §4.3',
  run: (request) => {
    if (request.proof === null) return skipped('no proof is sent');
    const expected = proofTarget(request.scene.url);
    const htu = String(request.proof.claims?.['htu']);
    if (URL.canParse(htu) && proofTarget(new URL(htu)) === expected) return passed(expected);
    throw refuseProof(request, 'The htu of the proof is not the address of the request.');
  },
};
