import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import { hasFault } from '#sandbox/server/faults/has-fault.ts';
import type { RefreshRedemption } from '#sandbox/server/grants/redemption.ts';
import { spend } from '#sandbox/server/grants/spend.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** With rotation a refresh token is used once; a second use ends all that came from its grant. */
export const spendRefreshToken: Check<RefreshRedemption> = {
  name: 'spend-refresh-token',
  spec: 'RFC 9700 §4.14.2',
  run: async ({ scene, key, refresh }) => {
    if (scene.definition.policy.refreshRotation === 'keep')
      return skipped('not rotated, by policy');
    if (hasFault(scene, 'refresh-reuse')) return skipped('never refused: the fault is on');
    const { family } = present(refresh, 'the refresh token');
    const address = { kind: 'refresh', key: present(key, 'the refresh token') } as const;
    if (await spend(scene, address)) return passed('rotated');
    await scene.dependencies.store.removeFamily(scene.sandboxId, family);
    throw new OAuthError('invalid_grant', 'The refresh token was used before.', {
      detail: 'used twice: every token of this grant is revoked',
    });
  },
};
