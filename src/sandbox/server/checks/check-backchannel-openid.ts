import { passed, type Check } from '#sandbox/server/check.ts';
import { splitScope } from '#sandbox/server/grants/scope.ts';
import type { BackchannelRequest } from '#sandbox/server/grants/backchannel-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The scope has openid among it. */
export const checkBackchannelOpenid: Check<BackchannelRequest> = {
  name: 'check-backchannel-openid',
  spec: 'CIBA Core 1.0 §7.1',
  run: ({ form }) => {
    if (splitScope(form.parameters.get('scope')).includes('openid')) return passed();
    throw new OAuthError('invalid_request', 'The scope must have openid among it.');
  },
};
