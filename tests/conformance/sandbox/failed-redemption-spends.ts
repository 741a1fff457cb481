import { testDefinition } from '../../support/sandbox-definition.ts';
import { pkce } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'spend-code',
  title: 'ends a code at its first failure, where the policy says so',
  run: async (world) => {
    await world.put(testDefinition({ failedRedemption: 'spends-code' }));
    const code = await world.code();
    const wrong = pkce.verifier.replace('d', 'e');
    await expectRefusal(await world.redeem(code, { code_verifier: wrong }), 'invalid_grant');
    await expectRefusal(await world.redeem(code), 'invalid_grant');
  },
});
