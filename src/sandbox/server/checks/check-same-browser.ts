import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { InteractionContext } from '#sandbox/server/grants/interaction-context.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The page is answered by the browser that it was shown to. */
export const checkSameBrowser: Check<InteractionContext> = {
  name: 'check-same-browser',
  spec: 'RFC 6749 §10.12',
  run: ({ interaction, session }) => {
    if (present(interaction, 'the page').browser === session?.browser) return passed();
    const description = 'This page belongs to another browser, or its cookie was not kept.';
    throw new OAuthError('invalid_request', description);
  },
};
