import { expect } from 'vitest';
import { askByPassword, defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-password-guesses',
  title: 'takes twenty wrong passwords for a user in ten minutes, and no more',
  run: async (world) => {
    for (let turn = 0; turn < 20; turn += 1) await askByPassword(world, { password: 'wrong' });
    await expectRefusal(await askByPassword(world), 'invalid_grant');
    const other = { username: 'bob', password: 'bob-in-the-sandbox' };
    expect((await askByPassword(world, other)).status).toBe(200);
    world.advance(600);
    expect((await askByPassword(world)).status).toBe(200);
  },
});
