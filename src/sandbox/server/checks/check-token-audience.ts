import { passed, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { apiAudience } from '#sandbox/server/tokens/access-token.ts';
import { refuseBearer } from './refuse-bearer.ts';

/** The token is meant for this API. */
export const checkTokenAudience: Check<BearerRequest> = {
  name: 'check-token-audience',
  spec: 'RFC 9068 §4',
  run: (request) => {
    const { claims, scene } = request;
    if (claims?.['aud'] === apiAudience(scene.issuer)) return passed(apiAudience(scene.issuer));
    throw refuseBearer(request, 'invalid_token', 'The access token is for somebody else.');
  },
};
