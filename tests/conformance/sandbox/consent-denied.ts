import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-not-denied',
  title: 'tells the client that the user said no',
  run: async (world) => {
    const ending = await world.authorize({}, { decision: 'deny' });
    expectRedirect(world, ending, 'access_denied');
  },
});
