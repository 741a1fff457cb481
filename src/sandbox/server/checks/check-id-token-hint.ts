import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** The hint is an ID token of this sandbox; it may have expired. */
export const checkIdTokenHint: Check<AuthorizationContext> = {
  name: 'check-id-token-hint',
  spec: 'OpenID Connect Core 1.0 §3.1.2.1',
  run: ({ form, hintedSub }) => {
    if (form.parameters.get('id_token_hint') === null) return skipped('no id_token_hint');
    if (hintedSub !== null) return passed();
    throw refuseAuthorization('invalid_request', 'id_token_hint is not an ID token from here.');
  },
};
