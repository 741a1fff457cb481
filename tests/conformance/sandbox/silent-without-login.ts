import { expect } from 'vitest';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-signed-in',
  title: 'refuses to be silent where nobody is signed in, or too long ago',
  run: async (world) => {
    expectRedirect(world, await world.authorize({ prompt: 'none' }), 'login_required');
    await world.code();
    world.advance(100);
    expect((await world.authorize({ prompt: 'none' })).parameters.has('code')).toBe(true);
    const old = await world.authorize({ prompt: 'none', max_age: '99' });
    expectRedirect(world, old, 'login_required');
  },
});
