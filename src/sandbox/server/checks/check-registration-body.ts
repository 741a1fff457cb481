import { registrationLimitBytes } from '#sandbox/contract/definition.ts';
import { passed, type Check } from '#sandbox/server/check.ts';
import type { RegistrationRequest } from '#sandbox/server/registration/registration-request.ts';
import { refuseMetadata } from './refuse-metadata.ts';

/** The description is a JSON object, says that it is JSON, and is not too long. */
export const checkRegistrationBody: Check<RegistrationRequest> = {
  name: 'check-registration-body',
  spec: 'RFC 7591 §3.1',
  run: ({ contentType, members }) => {
    if (contentType !== 'application/json') {
      throw refuseMetadata('The Content-Type has to be application/json.');
    }
    if (members !== null) return passed();
    const limit = registrationLimitBytes / 1024;
    throw refuseMetadata(`The body has to be a JSON object of ${limit} kB at most.`);
  },
};
