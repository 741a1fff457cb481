import { passed, type Check } from '#sandbox/server/check.ts';
import {
  metadataOf,
  type RegistrationRequest,
} from '#sandbox/server/registration/registration-request.ts';
import { clientSecretAlgorithms } from '#sandbox/server/tokens/verify-client-jws.ts';
import { quote } from './check-repeated.ts';
import { refuseMetadata } from './refuse-metadata.ts';

/**
 * The client proves itself in a way that the policy takes, with an algorithm that goes with it.
 * @see RFC 7591 §2, OpenID Connect Core 1.0 §9
 */
export const checkRegisteredMethod: Check<RegistrationRequest> = {
  name: 'check-registered-method',
  spec: 'RFC 7591 §2',
  run: (request) => {
    const { token_endpoint_auth_method: method = '', token_endpoint_auth_signing_alg: algorithm } =
      metadataOf(request);
    const { token_endpoint_auth_methods_supported: offered = [] } = request.server;
    if (!offered.includes(method)) {
      throw refuseMetadata(`The client authentication ${quote(method)} is not offered here.`);
    }
    if (algorithm === undefined || suits(method, algorithm)) return passed(method);
    throw refuseMetadata(`${quote(algorithm)} does not go with ${method}.`);
  },
};

/** For a client that signs nothing there it says nothing. */
function suits(method: string, algorithm: string): boolean {
  const isBySecret = clientSecretAlgorithms.includes(algorithm);
  if (method === 'client_secret_jwt') return isBySecret;
  return method !== 'private_key_jwt' || !isBySecret;
}
