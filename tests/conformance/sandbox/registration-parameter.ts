import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-registration-parameter',
  title: 'refuses a request in which the client describes itself',
  run: async (world) => {
    const ending = await world.authorize({ registration: '{}' });
    expectRedirect(world, ending, 'registration_not_supported');
  },
});
