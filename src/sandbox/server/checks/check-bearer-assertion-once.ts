import { present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AssertionGrant } from '#sandbox/server/grants/assertion-grant.ts';
import { findFirstUse, settle } from './assertion-rules.ts';
import { refuseGrant } from './refuse-grant.ts';

/** An assertion that has a name (jti) is used for the first time. */
export const checkBearerAssertionOnce: Check<AssertionGrant> = {
  name: 'check-bearer-assertion-once',
  spec: 'RFC 7521 §5.2',
  run: async ({ scene, bearer }) => {
    const { id, exp, issuer } = present(bearer, 'the assertion');
    if (id === undefined) return skipped('it has no name: it may be used until it expires');
    if (typeof id !== 'string') throw refuseGrant('The jti of the assertion is not a text.');
    const finding = await findFirstUse(scene, { issuer: present(issuer, 'its issuer'), id, exp });
    return settle(finding, refuseGrant);
  },
};
