import { expect } from 'vitest';
import { defineWrong } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'spend-code',
  title: 'gives tokens for one of five redemptions at the same time',
  run: async (world) => {
    const code = await world.code();
    const responses = await Promise.all(Array.from({ length: 5 }, () => world.redeem(code)));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
  },
});
