import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRedirect, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-authorization-details',
  title: 'refuses authorization details that cannot be read',
  run: async (world) => {
    for (const authorization_details of [
      '{}',
      '[]',
      '[{}]',
      '[{"type":"x","actions":"read"}]',
      'x',
    ]) {
      const ending = await world.authorize({ authorization_details });
      expectRedirect(world, ending, 'invalid_authorization_details');
      const own = { grant_type: 'client_credentials', authorization_details };
      const answer = await world.post('/token', own, basic());
      await expectRefusal(answer, 'invalid_authorization_details');
    }
  },
});
