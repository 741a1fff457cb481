import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-consent-given',
  title: 'refuses to be silent where the user has not allowed it all',
  run: async (world) => {
    await world.code({ scope: 'openid' });
    const ending = await world.authorize({ prompt: 'none', scope: 'openid email' });
    expectRedirect(world, ending, 'consent_required');
  },
});
