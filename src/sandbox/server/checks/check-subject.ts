import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { FamilyRecord } from '#sandbox/server/grants/records.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { Scene } from '#sandbox/server/scene.ts';

/** The user who granted it still exists. */
export const checkSubject: Check<{ readonly scene: Scene; readonly family: FamilyRecord | null }> =
  {
    name: 'check-subject',
    spec: 'RFC 6749 §5.2',
    run: ({ scene, family }) => {
      const sub = family?.grant.authentication?.sub;
      if (sub === undefined) return skipped('the client acts for itself');
      if (scene.definition.users.some((user) => user.sub === sub)) return passed();
      throw new OAuthError('invalid_grant', 'The user who granted it is no longer there.');
    },
  };
