import { present, type Check } from '#sandbox/server/check.ts';
import type { AssertionGrant } from '#sandbox/server/grants/assertion-grant.ts';
import { refuseGrant } from './refuse-grant.ts';
import { findTime, settle } from './assertion-rules.ts';

/** The assertion is good now: it expires, has not yet, and its time has come. */
export const checkBearerAssertionTime: Check<AssertionGrant> = {
  name: 'check-bearer-assertion-time',
  spec: 'RFC 7521 §5.2',
  run: ({ scene, bearer }) =>
    settle(findTime(scene, present(bearer, 'the assertion')), refuseGrant),
};
