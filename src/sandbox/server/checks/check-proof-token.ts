import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { sha256 } from '#sandbox/server/http/encoding.ts';
import { refuseProof } from './refuse-proof.ts';

/** The proof was made for this token. */
export const checkProofToken: Check<BearerRequest> = {
  name: 'check-proof-token',
  spec: 'RFC 9449 §4.3',
  run: async (request) => {
    const { proof, token } = request;
    if (proof === null) return skipped('no proof is sent');
    if (proof.claims?.['ath'] === (await sha256(token ?? ''))) return passed();
    throw refuseProof(request, 'The ath of the proof is not the hash of the token.');
  },
};
