import { expect } from 'vitest';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-pkce-required',
  title: 'refuses a public client without PKCE, and any client where the policy says so',
  run: async (world) => {
    const none = { code_challenge: undefined, code_challenge_method: undefined };
    expectRedirect(world, await world.authorize(none), 'invalid_request');
    expect((await world.authorize({ ...none, client_id: 'backend' })).parameters.has('code')).toBe(
      true,
    );
    await world.put(testDefinition({ pkce: 'required' }));
    expectRedirect(
      world,
      await world.authorize({ ...none, client_id: 'backend' }),
      'invalid_request',
    );
  },
});
