import { passed, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { refuseBearer } from './refuse-bearer.ts';

/** The token has not expired. */
export const checkTokenExpiry: Check<BearerRequest> = {
  name: 'check-token-expiry',
  spec: 'RFC 9068 §4',
  run: (request) => {
    const seconds = Number(request.claims?.['exp']) - request.scene.now / 1000;
    if (seconds > 0) return passed(`${Math.floor(seconds)} seconds left`);
    throw refuseBearer(request, 'invalid_token', 'The access token has expired.');
  },
};
