import { passed, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** What is pushed is a request, not the address of one. */
export const checkPushedReference: Check<ClientRequest> = {
  name: 'check-pushed-reference',
  spec: 'RFC 9126 §2.1',
  run: ({ form }) => {
    if (form.parameters.get('request_uri') === null) return passed();
    throw new OAuthError('invalid_request', 'request_uri is not allowed in a pushed request.');
  },
};
