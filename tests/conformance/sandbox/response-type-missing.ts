import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-response-type',
  title: 'refuses an authorization request without a response type',
  run: async (world) => {
    expectRedirect(world, await world.authorize({ response_type: undefined }), 'invalid_request');
  },
});
