import { expect } from 'vitest';
import { pkce } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-verifier',
  title: 'refuses a verifier that does not match, and keeps the code',
  run: async (world) => {
    const code = await world.code();
    const wrong = pkce.verifier.replace('d', 'e');
    await expectRefusal(await world.redeem(code, { code_verifier: wrong }), 'invalid_grant');
    expect((await world.redeem(code)).status).toBe(200);
  },
});
