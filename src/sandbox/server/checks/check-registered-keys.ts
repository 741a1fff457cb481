import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientMetadata } from '#sandbox/server/registration/client-metadata.ts';
import {
  metadataOf,
  type RegistrationRequest,
} from '#sandbox/server/registration/registration-request.ts';
import { refuseMetadata } from './refuse-metadata.ts';

/** @see RFC 7518 §6.2.2, §6.3.2 and §6.4 */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

/** Keys come in one way, are public, and are there where something needs them. */
export const checkRegisteredKeys: Check<RegistrationRequest> = {
  name: 'check-registered-keys',
  spec: 'RFC 7591 §2',
  run: (request) => {
    const metadata = metadataOf(request);
    const keys = metadata.jwks?.keys ?? [];
    if (metadata.jwks !== undefined && metadata.jwks_uri !== undefined) {
      throw refuseMetadata('jwks and jwks_uri must not both be there.');
    }
    if (keys.some((key) => privateMembers.some((name) => name in key))) {
      throw refuseMetadata('jwks holds a private or shared key; only public ones are registered.');
    }
    const reason = whyNeeded(metadata);
    if (reason === null) return skipped('nothing needs a key');
    if (keys.length > 0) return passed(String(keys.length));
    const description =
      metadata.jwks_uri === undefined
        ? `jwks is missing: ${reason} needs the client’s public keys.`
        : `${reason} needs keys, and the sandbox fetches none from jwks_uri; send them as jwks.`;
    throw refuseMetadata(description);
  },
};

function whyNeeded(metadata: ClientMetadata): string | null {
  if (metadata.token_endpoint_auth_method === 'private_key_jwt') return 'private_key_jwt';
  if (metadata.require_signed_request_object === true) return 'require_signed_request_object';
  const encrypted = Object.entries(metadata).find(
    ([name, value]) => name.endsWith('_encrypted_response_alg') && value !== undefined,
  );
  return encrypted?.[0] ?? null;
}
