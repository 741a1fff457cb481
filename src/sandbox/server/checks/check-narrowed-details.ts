import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import { isWithin } from '#sandbox/server/grants/authorization-details.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import type { FamilyRecord } from '#sandbox/server/grants/records.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** A token may do nothing in detail that was not granted. */
export const checkNarrowedDetails: Check<ClientRequest & { readonly family: FamilyRecord | null }> =
  {
    name: 'check-narrowed-details',
    spec: 'RFC 9396 §6',
    run: ({ scene, family }) => {
      const asked = scene.narrowing.details;
      if (asked === null) return skipped('no authorization_details: as granted');
      if (isWithin(asked, present(family, 'the grant').grant.authorizationDetails ?? [])) {
        return passed();
      }
      const description = 'authorization_details asks for more than was granted.';
      throw new OAuthError('invalid_authorization_details', description);
    },
  };
