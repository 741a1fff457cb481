import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'load-authorizing-client',
  title: 'shows a page where no client is named',
  run: async (world) => {
    expectPage(await world.authorize({ client_id: undefined }), 'client_id is missing');
  },
});
