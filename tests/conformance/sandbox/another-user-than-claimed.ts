import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-expected-user',
  title: 'refuses when another user signs in than the claims ask for',
  run: async (world) => {
    const claims = JSON.stringify({ id_token: { sub: { value: '248289761001' } } });
    const ending = await world.authorize({ claims }, { user: 'bob' });
    expectRedirect(world, ending, 'login_required');
  },
});
