import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** `dpop_jkt` has the shape of a thumbprint by SHA-256. */
export const checkNamedKey: Check<AuthorizationContext> = {
  name: 'check-named-key',
  spec: 'RFC 9449 §10',
  run: ({ form }) => {
    const jkt = form.parameters.get('dpop_jkt');
    if (jkt === null) return skipped('no dpop_jkt');
    if (/^[A-Za-z0-9_-]{43}$/.test(jkt)) return passed(jkt);
    throw refuseAuthorization('invalid_request', 'dpop_jkt is not the thumbprint of a key.');
  },
};
