import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { isAudience } from '#sandbox/server/grants/resources.ts';
import { refuseBearer } from './refuse-bearer.ts';

/** The token is meant for this API. */
export const checkTokenAudience: Check<BearerRequest> = {
  name: 'check-token-audience',
  spec: 'RFC 9068 §4',
  run: (request) => {
    const { claims, audiences } = request;
    if (audiences === null) return skipped('any token of this issuer will do');
    if (isAudience(claims?.['aud'], audiences)) return passed(String(claims?.['aud']));
    throw refuseBearer(request, 'invalid_token', 'The access token is for somebody else.');
  },
};
