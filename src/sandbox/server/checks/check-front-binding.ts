import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { asksFor } from '#sandbox/server/grants/response-type.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** No access token that must be bound to a key is asked for where none can be shown. */
export const checkFrontBinding: Check<AuthorizationContext> = {
  name: 'check-front-binding',
  spec: 'RFC 9449 §5.2',
  run: ({ scene, form, client }) => {
    if (!asksFor(form.parameters.get('response_type'), 'token')) {
      return skipped('no access token is asked for');
    }
    const { dpop_bound_access_tokens: byKey, tls_client_certificate_bound_access_tokens: byTls } =
      present(client, 'the client');
    const isBound = scene.definition.policy.dpop === 'required' || byKey === true || byTls === true;
    if (!isBound) return passed();
    const description = 'Access tokens must be bound to a key, and those of this endpoint are not.';
    throw refuseAuthorization('unauthorized_client', description);
  },
};
