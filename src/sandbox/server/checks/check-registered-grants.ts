import { passed, type Check } from '#sandbox/server/check.ts';
import {
  metadataOf,
  type RegistrationRequest,
} from '#sandbox/server/registration/registration-request.ts';
import { quote } from './check-repeated.ts';
import { refuseMetadata } from './refuse-metadata.ts';

/** Grants and response types are among those that the server offers under its policy. */
export const checkRegisteredGrants: Check<RegistrationRequest> = {
  name: 'check-registered-grants',
  spec: 'RFC 7591 §2',
  run: (request) => {
    const { grant_types: grants = [], response_types: types = [] } = metadataOf(request);
    const { grant_types_supported: offered = [], response_types_supported: answers = [] } =
      request.server;
    const grant = grants.find((name) => !offered.includes(name));
    if (grant !== undefined) {
      throw refuseMetadata(`The grant type ${quote(grant)} is not offered here.`);
    }
    // The words of a response type come in any order. (OAuth 2.0 Multiple Response Types §3)
    const known = answers.map(inOrder);
    const type = types.find((name) => !known.includes(inOrder(name)));
    if (type === undefined) return passed(grants.join(' '));
    throw refuseMetadata(`The response type ${quote(type)} is not offered here.`);
  },
};

function inOrder(type: string): string {
  return type.split(' ').toSorted().join(' ');
}
