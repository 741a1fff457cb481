import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-claims',
  title: 'refuses a claims parameter that is not JSON of its shape',
  run: async (world) => {
    for (const claims of ['{', '[]', '{"userinfo":[]}', '{"id_token":{"name":1}}']) {
      expectRedirect(world, await world.authorize({ claims }), 'invalid_request');
    }
  },
});
