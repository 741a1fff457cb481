import { asserted } from '../../support/client-jwt.ts';
import {
  askByObject,
  askWithAddress,
  encryptToSandbox,
  requestObject,
} from '../../support/request-object.ts';
import {
  defineWrong,
  expectPage,
  expectRedirect,
  expectRefusal,
} from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-request-object-readable',
  title: 'refuses a request object that cannot be read or decrypted, by value and pushed',
  run: async (world) => {
    const good = await requestObject(world);
    const changed = (await encryptToSandbox(good, 'enc-rsa')).replace(
      /\.[^.]*$/,
      '.AAAAAAAAAAAAAAAAAAAAAA',
    );
    const toNobody = await encryptToSandbox(good, 'enc-ec', { kid: 'nobody' });
    const ofPlain = await encryptToSandbox('{"client_id":"key-client"}', 'enc-ec');
    for (const request of ['x', 'a.b.c', changed, toNobody, ofPlain]) {
      expectRedirect(world, await askWithAddress(world, request), 'invalid_request_object');
      const proof = await asserted(world);
      await expectRefusal(
        await world.post('/par', { request, ...proof }),
        'invalid_request_object',
      );
    }
    expectPage(await askByObject(world, 'x'), 'cannot be read');
  },
});
