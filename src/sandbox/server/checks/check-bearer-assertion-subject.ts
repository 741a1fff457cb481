import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { AssertionGrant } from '#sandbox/server/grants/assertion-grant.ts';
import { refuseGrant } from './refuse-grant.ts';
import { quote } from './check-repeated.ts';

/** The assertion is about a user of this sandbox, by `sub` or user name, or about the client. */
export const checkBearerAssertionSubject: Check<AssertionGrant> = {
  name: 'check-bearer-assertion-subject',
  spec: 'RFC 7521 §5.2',
  run: ({ bearer, user, client }) => {
    const { subject } = present(bearer, 'the assertion');
    if (subject === null)
      throw refuseGrant('The assertion does not say whom it is about (sub, NameID).');
    if (user !== null) return passed(user.username);
    if (subject === client?.client_id) return passed('the client itself');
    throw refuseGrant(
      `The subject ${quote(subject)} is neither a user here, by sub or user name, nor the client.`,
    );
  },
};
