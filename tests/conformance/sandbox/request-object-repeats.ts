import { askByObject, requestObject } from '../../support/request-object.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-repeated-authorization',
  title: 'refuses a parameter that has two values in a request object',
  run: async (world) => {
    const request = await requestObject(world, { nonce: ['one', 'two'] });
    expectRedirect(world, await askByObject(world, request), 'invalid_request');
  },
});
