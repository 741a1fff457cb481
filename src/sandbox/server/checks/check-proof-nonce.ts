import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import {
  asksForNonce,
  goodNonces,
  isNonceNeverEnough,
} from '#sandbox/server/grants/proof-nonce.ts';
import { refuseProof } from './refuse-proof.ts';

/** The proof carries a nonce that we gave, where we ask for one. */
export const checkProofNonce: Check<ProofRequest> = {
  name: 'check-proof-nonce',
  spec: 'RFC 9449 §8',
  run: async (request) => {
    const { proof, scene } = request;
    if (proof === null) return skipped('no proof is sent');
    if (!asksForNonce(scene)) return skipped('no nonce is asked for, by policy');
    const nonce = proof.claims?.['nonce'];
    if (nonce === undefined) {
      throw refuseProof(request, 'The proof needs the nonce of DPoP-Nonce.', 'use_dpop_nonce');
    }
    const good: readonly unknown[] = isNonceNeverEnough(scene) ? [] : await goodNonces(scene);
    if (good.includes(nonce)) return passed();
    throw refuseProof(request, 'The nonce of the proof is not good any more.', 'use_dpop_nonce');
  },
};
