import { expect } from 'vitest';
import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

const acr = 'urn:claimcheck:acr:second-factor';

export const wrong = defineWrong({
  check: 'check-token-sign-in',
  title: 'refuses a sign-in that is too weak or too old, and takes one that meets the challenge',
  run: async (world) => {
    const weak = await world.tokens();
    const refused = await callApi(world, weak['access_token'] ?? '', '/api/till');
    expectChallenge(refused, 401, 'insufficient_user_authentication');
    const challenge = refused.headers.get('WWW-Authenticate') ?? '';
    expect(challenge).toContain(`acr_values="${acr}", max_age="300"`);
    const strong = await world.tokens({ acr_values: acr, max_age: '300' });
    const token = strong['access_token'] ?? '';
    expect((await callApi(world, token, '/api/till')).status).toBe(200);
    world.advance(301);
    const late = await callApi(world, token, '/api/till');
    expect(late.headers.get('WWW-Authenticate')).toContain('more recent sign-in');
  },
});
