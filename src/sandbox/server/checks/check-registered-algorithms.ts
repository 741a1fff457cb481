import { passed, type Check } from '#sandbox/server/check.ts';
import type { ClientMetadata } from '#sandbox/server/registration/client-metadata.ts';
import {
  metadataOf,
  type RegistrationRequest,
} from '#sandbox/server/registration/registration-request.ts';
import { quote } from './check-repeated.ts';
import { refuseMetadata } from './refuse-metadata.ts';

/** Answers that can be signed and encrypted, as their members begin. @see JARM §3, RFC 9701 §6 */
const answers = ['id_token', 'userinfo', 'authorization', 'introspection'] as const;

/** Each algorithm is one that the server has said it can do; `enc` comes with `alg`. */
export const checkRegisteredAlgorithms: Check<RegistrationRequest> = {
  name: 'check-registered-algorithms',
  spec: 'OpenID Connect Dynamic Client Registration 1.0 §2',
  run: (request) => {
    const metadata = metadataOf(request);
    for (const [member, supported] of offeredBy(request)) {
      const chosen = metadata[member];
      if (chosen !== undefined && !supported.includes(String(chosen))) {
        throw refuseMetadata(`${member}: ${quote(String(chosen))} is not offered here.`);
      }
    }
    const alone = answers.find(
      (answer) =>
        metadata[`${answer}_encrypted_response_enc`] !== undefined &&
        metadata[`${answer}_encrypted_response_alg`] === undefined,
    );
    if (alone === undefined) return passed();
    throw refuseMetadata(
      `${alone}_encrypted_response_enc needs ${alone}_encrypted_response_alg beside it.`,
    );
  },
};

type Offered = readonly [member: keyof ClientMetadata, supported: readonly unknown[]];

function offeredBy({ server }: RegistrationRequest): Offered[] {
  const list = (name: string): readonly unknown[] => {
    const value = server[`${name}_values_supported`];
    return Array.isArray(value) ? value : [];
  };
  return [
    ['token_endpoint_auth_signing_alg', list('token_endpoint_auth_signing_alg')],
    ['request_object_signing_alg', list('request_object_signing_alg')],
    ...answers.flatMap((answer): Offered[] => [
      [`${answer}_signed_response_alg`, list(`${answer}_signing_alg`)],
      [`${answer}_encrypted_response_alg`, list(`${answer}_encryption_alg`)],
      [`${answer}_encrypted_response_enc`, list(`${answer}_encryption_enc`)],
    ]),
  ];
}
