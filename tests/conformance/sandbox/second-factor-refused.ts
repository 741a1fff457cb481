import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

const acr_values = 'urn:claimcheck:acr:second-factor';

export const wrong = defineWrong({
  check: 'check-confirmed',
  title: 'gives no code for a weaker sign-in than was asked for',
  run: async (world) => {
    const refused = await world.authorize({ acr_values }, { isConfirming: false });
    expectRedirect(world, refused, 'unmet_authentication_requirements');
    const silent = await world.authorize({ acr_values, prompt: 'none' });
    expectRedirect(world, silent, 'login_required');
  },
});
