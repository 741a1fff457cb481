import { testDefinition } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-subject',
  title: 'refuses a code of a user who is no longer there',
  run: async (world) => {
    const code = await world.code();
    const definition = testDefinition();
    await world.put({ ...definition, users: definition.users.slice(1) });
    await expectRefusal(await world.redeem(code), 'invalid_grant');
  },
});
