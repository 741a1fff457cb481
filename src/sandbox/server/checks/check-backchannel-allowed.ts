import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { BackchannelRequest } from '#sandbox/server/grants/backchannel-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The client is registered for CIBA, and can prove who it is. */
export const checkBackchannelAllowed: Check<BackchannelRequest> = {
  name: 'check-backchannel-allowed',
  spec: 'CIBA Core 1.0 §13',
  run: ({ client }) => {
    const { grant_types, token_endpoint_auth_method } = present(client, 'the client');
    const isAllowed = grant_types.includes('urn:openid:params:grant-type:ciba');
    if (isAllowed && token_endpoint_auth_method !== 'none') return passed();
    throw new OAuthError('unauthorized_client', 'The client may not ask users elsewhere.');
  },
};
