import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { proofAlgorithms } from '#sandbox/server/tokens/dpop-proof.ts';
import { takenAlgorithms } from '#sandbox/server/tokens/taken-algorithms.ts';
import { refuseProof } from './refuse-proof.ts';

/** The proof is signed with an asymmetric algorithm that we know. */
export const checkProofAlgorithm: Check<ProofRequest> = {
  name: 'check-proof-algorithm',
  spec: 'RFC 9449 §4.3',
  run: (request) => {
    if (request.proof === null) return skipped('no proof is sent');
    const alg = String(request.proof.header?.['alg']);
    const taken = takenAlgorithms(request.scene.definition, proofAlgorithms);
    if (taken.includes(alg)) return passed(alg);
    throw refuseProof(request, `The alg of the proof is not one of ${taken.join(' ')}.`);
  },
};
