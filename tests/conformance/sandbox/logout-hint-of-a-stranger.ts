import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-logout-hint',
  title: 'shows a page for a sign-out with a hint that it did not sign',
  run: async (world) => {
    const url = `${world.issuer}/end_session?id_token_hint=a.b.c`;
    expectPage(await world.browser.open(url), 'not an ID token');
  },
});
