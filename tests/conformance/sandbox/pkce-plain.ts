import { expect } from 'vitest';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { pkce } from '../../support/sandbox-world.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-pkce-method',
  title: 'refuses plain PKCE, named or by default, and takes it only by policy',
  run: async (world) => {
    const verifier = pkce.verifier;
    const plain = { code_challenge: verifier, code_challenge_method: 'plain' };
    expectRedirect(world, await world.authorize(plain), 'invalid_request');
    const implied = { ...plain, code_challenge_method: undefined };
    expectRedirect(world, await world.authorize(implied), 'invalid_request');
    await world.put(testDefinition({ pkcePlain: 'allowed-unsafe' }));
    expect((await world.redeem(await world.code(implied))).status).toBe(200);
  },
});
