import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { refuseProof } from './refuse-proof.ts';

/** A token that is sent as DPoP comes with a proof. */
export const checkProofSent: Check<BearerRequest> = {
  name: 'check-proof-sent',
  spec: 'RFC 9449 §7.1',
  run: (request) => {
    if (request.scheme !== 'dpop') return skipped('the token is sent as Bearer');
    if (request.proof !== null) return passed();
    throw refuseProof(request, 'No proof came with the token: the header DPoP is missing.');
  },
};
