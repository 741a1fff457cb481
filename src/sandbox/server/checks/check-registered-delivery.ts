import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import {
  metadataOf,
  type RegistrationRequest,
} from '#sandbox/server/registration/registration-request.ts';
import { refuseMetadata } from './refuse-metadata.ts';

/** Tokens of a backchannel sign-in are delivered in a way that this host has, to an address. */
export const checkRegisteredDelivery: Check<RegistrationRequest> = {
  name: 'check-registered-delivery',
  spec: 'CIBA Core 1.0 §4',
  run: (request) => {
    const {
      backchannel_token_delivery_mode: mode,
      backchannel_client_notification_endpoint: endpoint,
    } = metadataOf(request);
    if (mode === undefined) return skipped('no backchannel sign-in');
    const { backchannel_token_delivery_modes_supported: offered } = request.server;
    if (!Array.isArray(offered) || !offered.includes(mode)) {
      throw refuseMetadata(`The delivery mode ${mode} is not offered here.`);
    }
    if (mode === 'poll' || endpoint !== undefined) return passed(mode);
    throw refuseMetadata(`${mode} needs backchannel_client_notification_endpoint.`);
  },
};
