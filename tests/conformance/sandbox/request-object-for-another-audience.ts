import { expect } from 'vitest';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { askByObject, requestObject } from '../../support/request-object.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-request-object-audience',
  title: 'refuses an object for another server, and one for none where the policy wants objects',
  run: async (world) => {
    const other = await requestObject(world, { aud: 'https://other.example' });
    expectRedirect(world, await askByObject(world, other), 'invalid_request_object');
    const none = await requestObject(world, { aud: undefined });
    expect((await askByObject(world, none)).parameters.has('code')).toBe(true);
    await world.put(testDefinition({ requestObject: 'required-signed' }));
    expectRedirect(world, await askByObject(world, none), 'invalid_request_object');
  },
});
