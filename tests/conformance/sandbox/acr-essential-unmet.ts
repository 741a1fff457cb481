import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-acr',
  title: 'refuses an essential acr that no sign-in here reaches',
  run: async (world) => {
    const claims = JSON.stringify({ id_token: { acr: { essential: true, values: ['gold'] } } });
    const ending = await world.authorize({ claims });
    expectRedirect(world, ending, 'unmet_authentication_requirements');
  },
});
