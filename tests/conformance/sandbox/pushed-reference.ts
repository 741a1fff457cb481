import { pushParams } from '../../support/sandbox-world.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-pushed-reference',
  title: 'refuses a pushed request that is itself a reference',
  run: async (world) => {
    const request_uri = 'https://client.example/request.jwt';
    await expectRefusal(await world.post('/par', pushParams({ request_uri })), 'invalid_request');
  },
});
