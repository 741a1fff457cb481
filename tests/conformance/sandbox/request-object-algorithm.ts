import { assertingSecret, testDefinition } from '../../support/sandbox-definition.ts';
import { askWithAddress, requestObject } from '../../support/request-object.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const wrong = defineWrong({
  check: 'check-request-object-algorithm',
  title: 'refuses an object that is unsigned, signed by a secret, or not signed as registered',
  run: async (world) => {
    const [, payload = ''] = (await requestObject(world)).split('.');
    const unsigned = `${encode({ alg: 'none' })}.${payload}.`;
    const key = new TextEncoder().encode(assertingSecret);
    const bySecret = await requestObject(world, {}, { alg: 'HS256', key });
    for (const request of [unsigned, bySecret]) {
      const ending = await askWithAddress(world, request);
      expectRedirect(world, ending, 'invalid_request_object');
    }
    const definition = testDefinition();
    const clients = definition.clients.map((client) => ({
      ...client,
      request_object_signing_alg: 'PS256',
    }));
    await world.put({ ...definition, clients });
    const ending = await askWithAddress(world, await requestObject(world));
    expectRedirect(world, ending, 'invalid_request_object');
  },
});
