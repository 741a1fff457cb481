import { basic } from '../../support/sandbox-world.ts';
import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-scope',
  title: 'refuses userinfo to a token without the scope openid',
  run: async (world) => {
    const params = { grant_type: 'client_credentials', scope: 'orders:read' };
    const answer = await world.post('/token', params, basic());
    const { access_token = '' } = (await answer.json()) as Record<string, string>;
    expectChallenge(await callApi(world, access_token, '/userinfo'), 403, 'insufficient_scope');
  },
});
