import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { isOwnRequestUri } from '#sandbox/server/grants/pushed-request.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** A `request_uri` is one that this client has pushed here, and that has not expired. */
export const checkRequestUri: Check<AuthorizationContext> = {
  name: 'check-request-uri',
  spec: 'RFC 9126 §4',
  run: ({ scene, outer, client, pushed }) => {
    const requestUri = outer.parameters.get('request_uri');
    if (requestUri === null) return skipped('no request_uri');
    if (outer.parameters.get('request') !== null) {
      throw refuseAuthorization('invalid_request', 'request and request_uri are both sent.');
    }
    if (!isOwnRequestUri(requestUri)) {
      const description =
        'A request_uri is taken only where the request was pushed to this server.';
      throw refuseAuthorization('request_uri_not_supported', description);
    }
    if (pushed === null || pushed.record.clientId !== present(client, 'the client').client_id) {
      throw refuse('The request_uri is not one that this client was given.');
    }
    if (pushed.record.endsAt <= scene.now) throw refuse('The request_uri has expired.');
    return passed(`${Math.floor((pushed.record.endsAt - scene.now) / 1000)} seconds left`);
  },
};

const refuse = (description: string) => refuseAuthorization('invalid_request_uri', description);
