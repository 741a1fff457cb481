import { passed, type Check } from '#sandbox/server/check.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { Scene } from '#sandbox/server/scene.ts';

/** The policy lets clients register themselves. */
export const checkRegistrationOpen: Check<Scene> = {
  name: 'check-registration-open',
  spec: 'RFC 7591 §3',
  run: ({ definition }) => {
    const { registration } = definition.policy;
    if (registration !== 'refused') return passed(registration);
    const description = 'Clients cannot register themselves here.';
    throw new OAuthError('access_denied', description, { status: 403 });
  },
};
