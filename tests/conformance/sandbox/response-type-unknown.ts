import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-response-type',
  title: 'refuses a response type other than code',
  run: async (world) => {
    for (const response_type of ['token', 'id_token', 'code id_token', 'nonsense']) {
      const ending = await world.authorize({ response_type });
      expectRedirect(world, ending, 'unsupported_response_type');
    }
  },
});
