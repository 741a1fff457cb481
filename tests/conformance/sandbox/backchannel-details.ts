import { askElsewhere } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-authorization-details',
  title: 'refuses details that cannot be read, of a user who is elsewhere',
  run: async (world) => {
    const refused = await askElsewhere(world, { authorization_details: '{}' });
    await expectRefusal(refused, 'invalid_authorization_details');
  },
});
