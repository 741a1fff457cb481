import { passed, type Check } from '#sandbox/server/check.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import {
  metadataOf,
  type RegistrationRequest,
} from '#sandbox/server/registration/registration-request.ts';

/** A statement of somebody else about the client is refused, not passed over: nobody is trusted. */
export const checkSoftwareStatement: Check<RegistrationRequest> = {
  name: 'check-software-statement',
  spec: 'RFC 7591 §3.2.2',
  run: (request) => {
    if (metadataOf(request).software_statement === undefined) return passed('none was sent');
    const description = 'The sandbox trusts no issuer of software statements.';
    throw new OAuthError('unapproved_software_statement', description);
  },
};
