import { tradeJwt } from '../../support/sandbox-assertion.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-bearer-assertion-readable',
  title: 'refuses to trade nothing, and what is no JWT',
  run: async (world) => {
    for (const assertion of [undefined, 'no.jwt', 'a.b.c']) {
      await expectRefusal(await tradeJwt(world, assertion), 'invalid_grant');
    }
  },
});
