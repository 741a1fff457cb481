import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The client is registered for device codes. */
export const checkDeviceAllowed: Check<ClientRequest> = {
  name: 'check-device-allowed',
  spec: 'RFC 8628 §3.1',
  run: ({ client }) => {
    const { grant_types } = present(client, 'the client');
    if (grant_types.includes('urn:ietf:params:oauth:grant-type:device_code')) return passed();
    throw new OAuthError('unauthorized_client', 'The client may not ask for device codes.');
  },
};
