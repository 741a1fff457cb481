import { base64url } from 'jose';
import { expect } from 'vitest';
import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-signature',
  title: 'refuses a token whose claims were changed',
  run: async (world) => {
    const { access_token = '' } = await world.tokens();
    const [header, payload = '', signature] = access_token.split('.');
    const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as object;
    const changed = base64url.encode(JSON.stringify({ ...claims, scope: 'reports:read' }));
    const token = [header, changed, signature].join('.');
    const response = await callApi(world, token, '/api/reports');
    expectChallenge(response, 401, 'invalid_token');
    expect(response.headers.get('WWW-Authenticate')).toContain(
      'not an access token of this issuer',
    );
  },
});
