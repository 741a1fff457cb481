import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-form-type',
  title: 'refuses a token request that is not a form',
  run: async (world) => {
    const response = await world.fetch(`${world.issuer}/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...basic() },
      body: 'grant_type=client_credentials',
    });
    await expectRefusal(response, 'invalid_request');
  },
});
