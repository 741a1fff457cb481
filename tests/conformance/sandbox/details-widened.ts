import { expect } from 'vitest';
import { defineWrong, expectRefusal, refresh } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-narrowed-details',
  title: 'refuses at the token endpoint more in detail than was granted',
  run: async (world) => {
    const detail = { type: 'account_information', actions: ['read', 'list'], identifier: 'a-1' };
    const asJson = (...details: object[]) => JSON.stringify(details);
    const granted = asJson(detail);
    const code = await world.code({ authorization_details: granted });
    for (const wider of [
      { ...detail, actions: ['read', 'pay'] },
      { ...detail, identifier: 'a-2' },
      { type: detail.type, actions: ['read'] },
    ]) {
      const answer = await world.redeem(code, { authorization_details: asJson(wider) });
      await expectRefusal(answer, 'invalid_authorization_details');
    }
    const narrower = { ...detail, actions: ['read'] };
    const answer = await world.redeem(code, { authorization_details: asJson(narrower) });
    const tokens = (await answer.json()) as Record<string, string>;
    expect(tokens['authorization_details']).toEqual([narrower]);
    const fresh = (await (await refresh(world, tokens['refresh_token'])).json()) as typeof tokens;
    expect(fresh['authorization_details']).toEqual([detail]);
  },
});
