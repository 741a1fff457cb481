import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The client is registered for the grant. */
export const checkGrantAllowed: Check<ClientRequest> = {
  name: 'check-grant-allowed',
  spec: 'RFC 6749 §5.2',
  run: ({ form, client }) => {
    const grantType = form.parameters.get('grant_type') ?? '';
    if (present(client, 'the client').grant_types.includes(grantType)) return passed(grantType);
    const description = `The client is not registered for the grant ${grantType}.`;
    throw new OAuthError('unauthorized_client', description);
  },
};
