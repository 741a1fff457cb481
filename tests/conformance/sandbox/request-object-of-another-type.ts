import { expect } from 'vitest';
import { askByObject, requestObject } from '../../support/request-object.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-request-object-type',
  title: 'refuses a JWT that is made for something else, and takes the older types',
  run: async (world) => {
    for (const request of [
      await requestObject(world, {}, { header: { typ: 'dpop+jwt' } }),
      await requestObject(world, { sub: 'key-client' }),
    ]) {
      expectRedirect(world, await askByObject(world, request), 'invalid_request_object');
    }
    for (const typ of ['JWT', undefined, 'application/oauth-authz-req+jwt']) {
      const request = await requestObject(world, {}, { header: { typ } });
      expect((await askByObject(world, request)).parameters.has('code')).toBe(true);
    }
  },
});
