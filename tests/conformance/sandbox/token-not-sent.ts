import { expect } from 'vitest';
import { defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-bearer-sent',
  title: 'asks for a token where none is sent, and names no error',
  run: async (world) => {
    const response = await world.fetch(`${world.issuer}/api/orders`);
    expectChallenge(response, 401, null);
    expect(response.headers.get('WWW-Authenticate')).toContain('scope="orders:read"');
  },
});
