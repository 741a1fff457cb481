import { passed, type Check } from '#sandbox/server/check.ts';
import { asksFor } from '#sandbox/server/grants/response-type.ts';
import {
  metadataOf,
  type RegistrationRequest,
} from '#sandbox/server/registration/registration-request.ts';
import { refuseMetadata } from './refuse-metadata.ts';

/** Grants that need a client which can prove who it is. @see RFC 6749 §4.4, CIBA Core 1.0 §7.1 */
const confidentialGrants = ['client_credentials', 'urn:openid:params:grant-type:ciba'];

/**
 * Response types and grants fit each other, and a client without proof has none that needs one.
 * @see RFC 7591 §2.1, OpenID Connect Dynamic Client Registration 1.0 §2
 */
export const checkGrantsConsistent: Check<RegistrationRequest> = {
  name: 'check-grants-consistent',
  spec: 'RFC 7591 §2.1',
  run: (request) => {
    const metadata = metadataOf(request);
    const { grant_types: grants = [], response_types: types = [] } = metadata;
    const pairs = [
      ['code', 'authorization_code', types.some((type) => asksFor(type, 'code'))],
      ['token or id_token', 'implicit', types.some((type) => asksFor(type, 'token', 'id_token'))],
    ] as const;
    for (const [part, grant, isAsked] of pairs) {
      if (isAsked && !grants.includes(grant)) {
        throw refuseMetadata(`A response type with ${part} needs the grant type ${grant}.`);
      }
      if (!isAsked && grants.includes(grant)) {
        throw refuseMetadata(`The grant type ${grant} needs a response type with ${part}.`);
      }
    }
    const tooMuch = grants.find((grant) => confidentialGrants.includes(grant));
    if (metadata.token_endpoint_auth_method !== 'none' || tooMuch === undefined) return passed();
    throw refuseMetadata(`The grant type ${tooMuch} is not for a client that proves nothing.`);
  },
};
