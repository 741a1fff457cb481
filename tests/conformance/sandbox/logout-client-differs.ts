import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-logout-client',
  title: 'shows a page where the hint was made for another client',
  run: async (world) => {
    const { id_token = '' } = await world.tokens();
    const url = `${world.issuer}/end_session?client_id=narrow&id_token_hint=${id_token}`;
    expectPage(await world.browser.open(url), 'another client');
    const unknown = `${world.issuer}/end_session?client_id=nobody`;
    expectPage(await world.browser.open(unknown), 'not known');
  },
});
