import { passed, type Check } from '#sandbox/server/check.ts';
import type { InteractionContext } from '#sandbox/server/grants/interaction-context.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The page still waits for its user. */
export const findInteraction: Check<InteractionContext> = {
  name: 'find-interaction',
  spec: 'OpenID Connect Core 1.0 §3.1.2.3',
  run: ({ scene, interaction }) => {
    if (interaction !== null && interaction.endsAt > scene.now) return passed();
    const description = 'This page was answered before, or waited too long. Start again.';
    throw new OAuthError('invalid_request', description);
  },
};
