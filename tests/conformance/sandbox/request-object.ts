import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-request-object',
  title: 'refuses request objects and registration, by the error of each',
  run: async (world) => {
    const expected = {
      request: 'request_not_supported',
      registration: 'registration_not_supported',
    };
    for (const [name, error] of Object.entries(expected)) {
      expectRedirect(world, await world.authorize({ [name]: 'x' }), error);
    }
  },
});
