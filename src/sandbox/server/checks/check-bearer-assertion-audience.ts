import { present, type Check } from '#sandbox/server/check.ts';
import type { AssertionGrant } from '#sandbox/server/grants/assertion-grant.ts';
import { refuseGrant } from './refuse-grant.ts';
import { findAudience, settle } from './assertion-rules.ts';

/** The assertion is for this server, by its issuer or, where the policy lets it, an older name. */
export const checkBearerAssertionAudience: Check<AssertionGrant> = {
  name: 'check-bearer-assertion-audience',
  spec: 'RFC 7521 §5.2',
  run: ({ scene, bearer }) =>
    settle(findAudience(scene, present(bearer, 'the assertion').audience), refuseGrant),
};
