import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'find-interaction',
  title: 'shows a page for a sign-in that waited too long',
  run: async (world) => {
    const login = await world.authorize({}, { user: null });
    world.advance(15 * 60);
    expectPage(await world.browser.open(login.url), 'Start again');
  },
});
