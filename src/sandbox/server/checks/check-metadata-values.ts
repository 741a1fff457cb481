import { passed, type Check } from '#sandbox/server/check.ts';
import type { RegistrationRequest } from '#sandbox/server/registration/registration-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** Each member has a value of its kind. */
export const checkMetadataValues: Check<RegistrationRequest> = {
  name: 'check-metadata-values',
  spec: 'RFC 7591 §2',
  run: ({ read }) => {
    if (read.faulty === null) return passed();
    const isRedirect = read.faulty === 'redirect_uris';
    const error = isRedirect ? 'invalid_redirect_uri' : 'invalid_client_metadata';
    throw new OAuthError(error, `${read.faulty} has no value that can be registered.`);
  },
};
