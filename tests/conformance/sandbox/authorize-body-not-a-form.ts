import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-form-type',
  title: 'shows a page where an authorization request is posted as something else than a form',
  run: async (world) => {
    const [url, body] = world.authorizeUrl().split('?');
    const headers = { 'Content-Type': 'text/plain' };
    const ending = await world.browser.run(
      url ?? '',
      {},
      { method: 'POST', headers, body: body ?? '' },
    );
    expectPage(ending, 'Parameters are sent as');
  },
});
