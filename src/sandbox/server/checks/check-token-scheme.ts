import { passed, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { boundKey } from '#sandbox/server/grants/bearer-request.ts';
import { refuseBearer } from './refuse-bearer.ts';

/** A token that is bound to a key comes with DPoP, and one that is not with Bearer. */
export const checkTokenScheme: Check<BearerRequest> = {
  name: 'check-token-scheme',
  spec: 'RFC 9449 §7.2',
  run: (request) => {
    const isBound = boundKey(request) !== null;
    if (isBound && request.scheme === 'bearer') {
      throw refuseBearer(request, 'invalid_token', 'The token is bound to a key: send it as DPoP.');
    }
    if (!isBound && request.scheme === 'dpop') {
      const description = 'The token is bound to no key: send it as Bearer.';
      throw refuseBearer(request, 'invalid_token', description);
    }
    return passed(isBound ? 'bound to a key' : 'bound to no key');
  },
};
