import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseClient } from './refuse-client.ts';

/** Clocks may differ by so many seconds. */
const leewaySeconds = 10;
/** Further ahead than this nothing is taken, so that a `jti` need not be kept for ever. */
const longestSeconds = 3600;

/** The assertion is good now: it expires, has not yet, and its time has come. */
export const checkAssertionTime: Check<ClientRequest> = {
  name: 'check-assertion-time',
  spec: 'RFC 7523 §3',
  run: (request) => {
    if (request.assertion === null) return skipped('no assertion');
    const { exp, nbf, iat } = present(request.assertion.jws, 'the assertion').claims;
    const now = request.scene.now / 1000;
    if (typeof exp !== 'number') throw refuseClient(request, 'The assertion has no exp.');
    if (exp <= now) throw refuseClient(request, 'The assertion has expired.');
    if (exp > now + longestSeconds) {
      throw refuseClient(request, 'The assertion is good for more than an hour.');
    }
    for (const [name, time] of Object.entries({ nbf, iat })) {
      if (time !== undefined && !(typeof time === 'number' && time <= now + leewaySeconds)) {
        throw refuseClient(request, `The assertion is not good yet, by its ${name}.`);
      }
    }
    return passed(`${Math.floor(exp - now)} seconds left`);
  },
};
