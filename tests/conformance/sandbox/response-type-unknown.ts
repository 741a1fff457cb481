import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-response-type',
  title: 'refuses a response type that it does not know, or that says a word twice',
  run: async (world) => {
    const client_id = 'legacy-app';
    for (const response_type of ['nonsense', 'none', 'code nonsense', 'code code', 'code  token']) {
      const ending = await world.authorize({ client_id, response_type });
      expectRedirect(world, ending, 'unsupported_response_type');
    }
  },
});
