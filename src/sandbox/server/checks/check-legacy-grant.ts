import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { isLegacyGrant } from '#sandbox/server/grants/grant-types.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The policy still has grants that are advised against. */
export const checkLegacyGrant: Check<ClientRequest> = {
  name: 'check-legacy-grant',
  spec: 'RFC 9700 §2.4',
  run: ({ scene, form }) => {
    const name = form.parameters.get('grant_type') ?? '';
    if (!isLegacyGrant(name)) return skipped('not one of them');
    if (scene.definition.policy.legacyGrants === 'allowed-unsafe') return passed(name);
    const description = `The grant ${name} is switched off here, as RFC 9700 says.`;
    throw new OAuthError('unsupported_grant_type', description);
  },
};
