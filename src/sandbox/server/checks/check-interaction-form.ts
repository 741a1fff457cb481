import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { InteractionContext } from '#sandbox/server/grants/interaction-context.ts';
import { formMediaType } from '#sandbox/server/http/parameters.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** What was pressed is one of the page's buttons. */
export const checkInteractionForm: Check<InteractionContext> = {
  name: 'check-interaction-form',
  spec: 'HTML §4.10.21',
  run: ({ scene, form }) => {
    if (form === null) return skipped('the page is only opened');
    const { get, repeated } = form.parameters;
    const user = get('user');
    const isUser = scene.definition.users.some(({ username }) => username === user);
    const isDecision = ['allow', 'deny', 'confirm', 'sign-out', 'stay', 'switch'].includes(
      get('decision') ?? '',
    );
    const isWhole = form.contentType === formMediaType && repeated.length === 0;
    if (isWhole && isUser !== isDecision) return passed();
    throw new OAuthError('invalid_request', 'The page has no such button.');
  },
};
