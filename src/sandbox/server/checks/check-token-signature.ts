import { passed, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { refuseBearer } from './refuse-bearer.ts';

/** The token is an access token that this issuer signed. */
export const checkTokenSignature: Check<BearerRequest> = {
  name: 'check-token-signature',
  spec: 'RFC 9068 §4',
  run: (request) => {
    if (request.claims !== null) return passed();
    throw refuseBearer(request, 'invalid_token', 'This is not an access token of this issuer.');
  },
};
