import { expect } from 'vitest';
import { asserted } from '../../support/client-jwt.ts';
import { askByObject, requestObject } from '../../support/request-object.ts';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { pushParams } from '../../support/sandbox-world.ts';
import { defineWrong, expectRedirect, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-request-object-required',
  title: 'refuses a request that had to be signed, by policy or by registration, pushed or not',
  run: async (world) => {
    const definition = testDefinition();
    const clients = definition.clients.map((client) => ({
      ...client,
      require_signed_request_object: client.client_id === 'key-client',
    }));
    for (const changed of [
      testDefinition({ requestObject: 'required-signed' }),
      { ...definition, clients },
    ]) {
      await world.put(changed);
      const plain = { client_id: 'key-client' };
      expectRedirect(world, await world.authorize(plain), 'invalid_request');
      const proof = await asserted(world);
      const push = await world.post('/par', { ...pushParams(plain), ...proof });
      await expectRefusal(push, 'invalid_request');
      const signed = await askByObject(world, await requestObject(world));
      expect(signed.parameters.has('code')).toBe(true);
    }
  },
});
