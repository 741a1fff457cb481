import fixed from '../../support/keys/sandbox-keys.json' with { type: 'json' };
import { askByObject, askWithAddress, requestObject } from '../../support/request-object.ts';
import { defineWrong, expectPage, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-request-object-signature',
  title: 'refuses an object that a stranger signed, and sends the browser nowhere that it says',
  run: async (world) => {
    const stranger = fixed.keys.find(({ alg }) => alg === 'ES256');
    const key = { ...stranger, kid: 'client-es256' };
    const request = await requestObject(world, {}, { key });
    expectRedirect(world, await askWithAddress(world, request), 'invalid_request_object');
    expectPage(await askByObject(world, request), 'not signed by a key');
  },
});
