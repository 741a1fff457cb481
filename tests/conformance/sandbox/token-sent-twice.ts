import { defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-bearer-sent',
  title: 'refuses a token that is sent in the header and in the form',
  run: async (world) => {
    const { access_token = '' } = await world.tokens();
    const headers = { Authorization: `Bearer ${access_token}` };
    const response = await world.post('/userinfo', { access_token }, headers);
    expectChallenge(response, 400, 'invalid_request');
  },
});
