import { clientWith } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-answer-algorithms',
  title: 'refuses a client that chose signatures that the policy does not take',
  run: async (world) => {
    for (const member of ['id_token', 'userinfo', 'introspection']) {
      const definition = clientWith('web-app', { [`${member}_signed_response_alg`]: 'RS256' });
      const policy = { ...definition.policy, signatureAlgorithms: 'fapi-only' } as const;
      await world.put({ ...definition, policy });
      expectRedirect(world, await world.authorize(), 'unauthorized_client');
    }
  },
});
