import { expect } from 'vitest';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { askByObject, requestObject } from '../../support/request-object.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-request-object-time',
  title: 'refuses an object that has expired, is not good yet, or by policy is good too long',
  run: async (world) => {
    const now = world.now() / 1000;
    for (const claims of [{ exp: now }, { exp: 'late' }, { nbf: now + 11 }]) {
      const request = await requestObject(world, claims);
      expectRedirect(world, await askByObject(world, request), 'invalid_request_object');
    }
    const timeless = await requestObject(world, { exp: undefined, nbf: undefined });
    expect((await askByObject(world, timeless)).parameters.has('code')).toBe(true);
    await world.put(testDefinition({ requestObject: 'required-signed' }));
    const long = await requestObject(world, { exp: now + 3601 });
    const old = await requestObject(world, { nbf: now - 3601 });
    for (const request of [timeless, long, old]) {
      expectRedirect(world, await askByObject(world, request), 'invalid_request_object');
    }
  },
});
