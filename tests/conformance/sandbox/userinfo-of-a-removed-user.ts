import { testDefinition } from '../../support/sandbox-definition.ts';
import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-user',
  title: 'refuses userinfo of a user who is no longer there',
  run: async (world) => {
    const { access_token = '' } = await world.tokens();
    const definition = testDefinition();
    await world.put({ ...definition, users: definition.users.slice(1) });
    expectChallenge(await callApi(world, access_token, '/userinfo'), 401, 'invalid_token');
  },
});
