import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-grant-type',
  title: 'refuses a grant type that it does not know',
  run: async (world) => {
    const response = await world.post('/token', { grant_type: 'urn:example:made-up' }, basic());
    await expectRefusal(response, 'unsupported_grant_type');
  },
});
