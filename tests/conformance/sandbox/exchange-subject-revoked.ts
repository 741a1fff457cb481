import { exchange, tokenType } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-subject-token',
  title: 'refuses a subject token that was revoked, has expired, or is of another type',
  run: async (world) => {
    const { access_token: token, id_token: idToken } = await world.tokens();
    await expectRefusal(await exchange(world, idToken), 'invalid_request');
    const type = { subject_token_type: tokenType('id_token') };
    await world.post('/revoke', { token, client_id: 'web-app' });
    await expectRefusal(await exchange(world, token), 'invalid_request');
    world.advance(600);
    await expectRefusal(await exchange(world, idToken, type), 'invalid_request');
  },
});
