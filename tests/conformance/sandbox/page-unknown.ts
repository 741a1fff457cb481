import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'find-interaction',
  title: 'shows a page for a sign-in that it never started',
  run: async (world) => {
    await world.authorize({}, { user: null });
    expectPage(await world.browser.open(`${world.issuer}/interaction/made-up`), 'Start again');
  },
});
