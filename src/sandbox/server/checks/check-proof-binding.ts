import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { boundKey } from '#sandbox/server/grants/bearer-request.ts';
import { refuseBearer } from './refuse-bearer.ts';

/** The proof is made with the key that the token is bound to. */
export const checkProofBinding: Check<BearerRequest> = {
  name: 'check-proof-binding',
  spec: 'RFC 9449 §7.1',
  run: (request) => {
    if (request.proof === null) return skipped('no proof is sent');
    if (request.proof.jkt === boundKey(request)) return passed();
    const description = 'The proof is made with another key than the token is bound to.';
    throw refuseBearer(request, 'invalid_token', description);
  },
};
