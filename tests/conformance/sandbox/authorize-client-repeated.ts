import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'load-authorizing-client',
  title: 'shows a page where two clients are named',
  run: async (world) => {
    expectPage(
      await world.authorize({ client_id: ['web-app', 'narrow'] }),
      'client_id is sent twice',
    );
  },
});
