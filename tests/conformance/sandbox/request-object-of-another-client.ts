import { askByObject, requestObject } from '../../support/request-object.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-request-object-client',
  title: 'refuses an object whose client_id or iss is not the client of the request',
  run: async (world) => {
    for (const claims of [{ client_id: 'web-app' }, { client_id: undefined }, { iss: 'web-app' }]) {
      const request = await requestObject(world, claims);
      expectRedirect(world, await askByObject(world, request), 'invalid_request_object');
    }
  },
});
