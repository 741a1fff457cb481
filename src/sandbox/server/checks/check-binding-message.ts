import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { BackchannelRequest } from '#sandbox/server/grants/backchannel-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The message is short, and plain enough to be compared on two screens. */
export const checkBindingMessage: Check<BackchannelRequest> = {
  name: 'check-binding-message',
  spec: 'CIBA Core 1.0 §7.1',
  run: ({ form }) => {
    const message = form.parameters.get('binding_message');
    if (message === null) return skipped('no binding_message');
    if (/^[\p{L}\p{N}\p{P}\p{S} ]{1,100}$/u.test(message)) return passed();
    const description = 'binding_message has more than 100 characters, or some that do not print.';
    throw new OAuthError('invalid_binding_message', description);
  },
};
