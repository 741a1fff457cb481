import { passed, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { isGrantType } from '#sandbox/server/grants/grant-types.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { quote } from './check-repeated.ts';

/** The grant is named, and is one that we know. */
export const checkGrantType: Check<ClientRequest> = {
  name: 'check-grant-type',
  spec: 'RFC 6749 §5.2',
  run: ({ form }) => {
    const name = form.parameters.get('grant_type');
    if (name === null) throw new OAuthError('invalid_request', 'grant_type is missing.');
    if (isGrantType(name)) return passed(name);
    const description = `The grant ${quote(name)} is not supported.`;
    throw new OAuthError('unsupported_grant_type', description);
  },
};
