import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { asksFor } from '#sandbox/server/grants/response-type.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/**
 * The answer is asked for in a way that we can give it: no token goes into a query, but for an
 * encrypted answer.
 */
export const checkResponseMode: Check<AuthorizationContext> = {
  name: 'check-response-mode',
  spec: 'OAuth 2.0 Multiple Response Types §2.1 and §5, JARM §2.3.1',
  run: ({ form, client, responseMode }) => {
    const isFront = asksFor(form.parameters.get('response_type'), 'token', 'id_token');
    const isReadable =
      present(client, 'the client').authorization_encrypted_response_alg === undefined;
    const leaks = isFront && responseMode === 'query.jwt' && isReadable;
    if (responseMode !== null && !leaks) return passed(responseMode);
    throw refuseAuthorization('invalid_request', 'The response mode is not supported.');
  },
};
