import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { CodeRedemption } from '#sandbox/server/grants/redemption.ts';
import { spend } from '#sandbox/server/grants/spend.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The code is used for the first time; a second use ends what the first gave. */
export const spendCode: Check<CodeRedemption> = {
  name: 'spend-code',
  spec: 'RFC 6749 §4.1.2',
  run: async ({ scene, key, code }) => {
    const { family } = present(code, 'the code');
    if (await spend(scene, { kind: 'code', key: present(key, 'the code') })) return passed();
    await scene.dependencies.store.removeFamily(scene.sandboxId, family);
    throw new OAuthError('invalid_grant', 'The code was used before.', {
      detail: 'used twice: the tokens of the first use are revoked',
    });
  },
};
