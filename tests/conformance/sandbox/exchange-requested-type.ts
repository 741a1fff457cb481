import { exchange, tokenType } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-requested-type',
  title: 'refuses to exchange for a type of token that it does not give',
  run: async (world) => {
    const { access_token: token } = await world.tokens();
    const params = { requested_token_type: tokenType('saml2') };
    await expectRefusal(await exchange(world, token, params), 'invalid_request');
  },
});
