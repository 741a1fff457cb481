import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { BackchannelRequest } from '#sandbox/server/grants/backchannel-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/**
 * The client can be told in the way that it is registered for: it has an address, this host calls
 * addresses, and tokens that are pushed need no proof of a key.
 */
export const checkDeliveryMode: Check<BackchannelRequest> = {
  name: 'check-delivery-mode',
  spec: 'CIBA Core 1.0 §4',
  run: ({ scene, client, delivery }) => {
    if (delivery === 'poll') return passed(delivery);
    const { backchannel_client_notification_endpoint: endpoint = '', ...registered } = present(
      client,
      'the client',
    );
    const isBound = registered.dpop_bound_access_tokens ?? false;
    const refuse = (description: string) => new OAuthError('unauthorized_client', description);
    if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
      throw refuse('The client has no backchannel_client_notification_endpoint.');
    }
    if (scene.dependencies.send === undefined) {
      throw refuse('This sandbox runs in a browser and calls nobody: let the client poll.');
    }
    if (delivery === 'push' && (isBound || scene.definition.policy.dpop === 'required')) {
      throw refuse('Tokens that are pushed cannot be bound to a key, as the client’s must be.');
    }
    return passed(delivery);
  },
};
