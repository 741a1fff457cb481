import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import {
  metadataOf,
  type RegistrationRequest,
} from '#sandbox/server/registration/registration-request.ts';
import { refuseMetadata } from './refuse-metadata.ts';

/**
 * A page of another site has this sandbox call that site alone: it stands on somebody's own machine,
 * whose neighbours are no business of a page's. Programs on the machine may name any address.
 */
export const checkRegisteredAddresses: Check<RegistrationRequest> = {
  name: 'check-registered-addresses',
  spec: 'RFC 7591 §5',
  run: (request) => {
    const { dependencies, request: sent } = request.scene;
    if (dependencies.guard(sent) !== 'other-page') return skipped('no page of another site');
    const { backchannel_logout_uri, backchannel_client_notification_endpoint } =
      metadataOf(request);
    const called = { backchannel_logout_uri, backchannel_client_notification_endpoint };
    const origin = sent.headers.get('origin');
    for (const [name, address] of Object.entries(called)) {
      if (address === undefined || new URL(address).origin === origin) continue;
      throw refuseMetadata(`${name} has to be at the site of the page that registers it.`);
    }
    return passed(origin ?? '');
  },
};
