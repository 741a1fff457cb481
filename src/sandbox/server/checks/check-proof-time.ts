import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { proofWindowSeconds } from '#sandbox/server/grants/proof-request.ts';
import { refuseProof } from './refuse-proof.ts';

/** The proof was made within five minutes of now. */
export const checkProofTime: Check<ProofRequest> = {
  name: 'check-proof-time',
  spec: 'RFC 9449 §11.1',
  run: (request) => {
    if (request.proof === null) return skipped('no proof is sent');
    const age = Math.round(request.scene.now / 1000 - Number(request.proof.claims?.['iat']));
    if (Math.abs(age) <= proofWindowSeconds) return passed(`${age} seconds old`);
    const when = age > 0 ? 'too long ago' : 'in the future';
    throw refuseProof(request, `The proof was made ${when}: its iat is ${age} seconds ago.`);
  },
};
