import { asserted } from '../../support/client-jwt.ts';
import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-one-authentication',
  title: 'refuses an assertion beside a secret',
  run: async (world) => {
    const grant = { grant_type: 'client_credentials' };
    const posted = { ...grant, ...(await asserted(world)), client_secret: 'x' };
    await expectRefusal(await world.post('/token', posted), 'invalid_request');
    const proof = { ...grant, ...(await asserted(world)) };
    await expectRefusal(await world.post('/token', proof, basic()), 'invalid_request');
  },
});
