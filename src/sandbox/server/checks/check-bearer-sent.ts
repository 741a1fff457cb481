import { passed, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { challengeOf, refuseBearer } from './refuse-bearer.ts';

/** A token is sent, in one way; who sends none is told only that one is needed. */
export const checkBearerSent: Check<BearerRequest> = {
  name: 'check-bearer-sent',
  spec: 'RFC 6750 §3.1',
  run: (request) => {
    const { waysUsed, scopeNeeded } = request;
    if (waysUsed === 1) return passed();
    if (waysUsed > 1) {
      throw refuseBearer(request, 'invalid_request', 'The token is sent in two ways.');
    }
    throw new OAuthError('missing_token', 'No access token was sent.', {
      status: 401,
      isBare: true,
      challenge: challengeOf(request, { scope: scopeNeeded }),
    });
  },
};
