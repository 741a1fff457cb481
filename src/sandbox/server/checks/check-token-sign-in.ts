import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import { reachesAcr } from '#sandbox/server/grants/authentication.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { refuseSignIn } from './refuse-bearer.ts';

/** The user behind the token signed in as surely, and as lately, as the resource asks. */
export const checkTokenSignIn: Check<BearerRequest> = {
  name: 'check-token-sign-in',
  spec: 'RFC 9470 §3',
  run: (request) => {
    const { acr, maxAgeSeconds } = request.stepUp;
    if (acr === null && maxAgeSeconds === null) return skipped('any sign-in will do');
    const had = request.claims?.['acr'];
    if (acr !== null && !reachesAcr(had, [acr])) {
      throw refuseSignIn(request, 'A stronger sign-in is needed.');
    }
    const age = request.scene.now / 1000 - Number(request.claims?.['auth_time']);
    if (maxAgeSeconds !== null && !(age <= maxAgeSeconds)) {
      throw refuseSignIn(request, 'A more recent sign-in is needed.');
    }
    return passed(String(had));
  },
};
