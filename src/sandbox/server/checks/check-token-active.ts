import { passed, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { refuseBearer } from './refuse-bearer.ts';

/** The token was not revoked, and neither was what it came from. */
export const checkTokenActive: Check<BearerRequest> = {
  name: 'check-token-active',
  spec: 'RFC 7009 §2',
  run: (request) => {
    if (request.record !== null && request.family !== null) return passed();
    const description = 'The access token was revoked, or this host was started again.';
    throw refuseBearer(request, 'invalid_token', description);
  },
};
