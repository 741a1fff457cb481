import { askElsewhere } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-resource',
  title: 'refuses a resource that is not known, of a user who is elsewhere',
  run: async (world) => {
    const resource = 'https://unknown.example/';
    await expectRefusal(await askElsewhere(world, { resource }), 'invalid_target');
  },
});
