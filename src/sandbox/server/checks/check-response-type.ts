import { passed, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { readResponseType } from '#sandbox/server/grants/response-type.ts';
import { quote } from './check-repeated.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The client asks for a code, for tokens, or for both. */
export const checkResponseType: Check<AuthorizationContext> = {
  name: 'check-response-type',
  spec: 'RFC 6749 §3.1.1',
  run: ({ form }) => {
    const type = form.parameters.get('response_type');
    if (type === null) throw refuseAuthorization('invalid_request', 'response_type is missing.');
    const parts = readResponseType(type);
    if (parts !== null) return passed(parts.join(' '));
    const description = `The response type ${quote(type)} is not supported.`;
    throw refuseAuthorization('unsupported_response_type', description);
  },
};
