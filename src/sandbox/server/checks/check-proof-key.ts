import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { refuseProof } from './refuse-proof.ts';

/** The proof carries a public key, and no private one. */
export const checkProofKey: Check<ProofRequest> = {
  name: 'check-proof-key',
  spec: 'RFC 9449 §4.3',
  run: (request) => {
    if (request.proof === null) return skipped('no proof is sent');
    const { header, jkt } = request.proof;
    if (jkt === null) throw refuseProof(request, 'The proof carries no public key in jwk.');
    const members = Object.keys((header?.['jwk'] ?? {}) as object);
    if (members.some((name) => privateMembers.includes(name))) {
      throw refuseProof(request, 'The jwk of the proof holds a private key.');
    }
    return passed(jkt);
  },
};

/** @see RFC 7518 §6.2.2, §6.3.2 and §6.4.1 */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];
