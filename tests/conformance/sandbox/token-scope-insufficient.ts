import { expect } from 'vitest';
import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-scope',
  title: 'refuses an access token without the scope, and names the scope',
  run: async (world) => {
    const { access_token = '' } = await world.tokens();
    const response = await callApi(world, access_token, '/api/reports');
    expectChallenge(response, 403, 'insufficient_scope');
    expect(response.headers.get('WWW-Authenticate')).toContain('scope="reports:read"');
  },
});
