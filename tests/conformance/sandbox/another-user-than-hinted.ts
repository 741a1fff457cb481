import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-expected-user',
  title: 'refuses when another user signs in than the hint is about',
  run: async (world) => {
    const { id_token } = await world.tokens();
    const bob = { user: 'bob' };
    const ending = await world.authorize({ prompt: 'login', id_token_hint: id_token }, bob);
    expectRedirect(world, ending, 'login_required');
    const silent = await world.authorize({ prompt: 'none', id_token_hint: id_token });
    expectRedirect(world, silent, 'login_required');
  },
});
