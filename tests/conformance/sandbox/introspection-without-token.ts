import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-sent',
  title: 'refuses introspection and revocation without a token',
  run: async (world) => {
    await expectRefusal(await world.post('/introspect', {}, basic()), 'invalid_request');
    await expectRefusal(await world.post('/revoke', {}, basic()), 'invalid_request');
  },
});
