import { askByObject, requestObject } from '../../support/request-object.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-request-object-nested',
  title: 'refuses an object that holds another, or the address of one',
  run: async (world) => {
    for (const name of ['request', 'request_uri']) {
      const request = await requestObject(world, { [name]: 'x' });
      expectRedirect(world, await askByObject(world, request), 'invalid_request_object');
    }
  },
});
