import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'load-authorizing-client',
  title: 'shows a page for an unknown client, and sends the browser nowhere',
  run: async (world) => {
    expectPage(await world.authorize({ client_id: 'nobody' }), 'not known');
  },
});
