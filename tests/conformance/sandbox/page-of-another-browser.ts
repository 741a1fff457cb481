import { createBrowser } from '../../support/sandbox-browser.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-same-browser',
  title: 'shows a page where another browser answers a sign-in',
  run: async (world) => {
    const login = await world.authorize({}, { user: null });
    const stranger = createBrowser((request) => world.fetch(request), world.issuer);
    expectPage(await stranger.open(login.url), 'another browser');
    expectPage(await stranger.press(login, 'user', 'alice'), 'another browser');
  },
});
