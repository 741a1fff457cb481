import { expect } from 'vitest';
import { askAsKeyClient } from '../../support/client-jwt.ts';
import { aboutAlice, tradeAboutAlice, tradeJwt } from '../../support/sandbox-assertion.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-bearer-assertion-once',
  title: 'trades an assertion with a jti once, also where the client proved itself by it before',
  run: async (world) => {
    const assertion = await aboutAlice(world);
    expect((await tradeJwt(world, assertion)).status).toBe(200);
    await expectRefusal(await tradeJwt(world, assertion), 'invalid_grant');
    expect((await askAsKeyClient(world, { jti: 'one and the same' })).status).toBe(200);
    const again = await tradeAboutAlice(world, { jti: 'one and the same' });
    await expectRefusal(again, 'invalid_grant');
    await expectRefusal(await tradeAboutAlice(world, { jti: 7 }), 'invalid_grant');
    const nameless = await aboutAlice(world, { jti: undefined });
    expect((await tradeJwt(world, nameless)).status).toBe(200);
    expect((await tradeJwt(world, nameless)).status).toBe(200);
  },
});
