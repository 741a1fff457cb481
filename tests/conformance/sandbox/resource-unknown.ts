import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRedirect, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-resource',
  title: 'refuses a resource that is not known here',
  run: async (world) => {
    const resource = 'https://other.example/api';
    expectRedirect(world, await world.authorize({ resource }), 'invalid_target');
    const own = { grant_type: 'client_credentials', resource };
    await expectRefusal(await world.post('/token', own, basic()), 'invalid_target');
  },
});
