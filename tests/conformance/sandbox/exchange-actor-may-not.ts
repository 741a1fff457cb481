import { exchange, tokenType, trustSomebody } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-may-act',
  title: 'refuses an actor whom the subject token does not name',
  run: async (world) => {
    const sign = await trustSomebody(world);
    const subject = await sign({ sub: 'carol', may_act: { sub: 'service' } });
    const params = {
      subject_token_type: tokenType('jwt'),
      actor_token: await sign({ sub: 'stranger' }),
      actor_token_type: tokenType('jwt'),
    };
    await expectRefusal(await exchange(world, subject, params), 'invalid_request');
  },
});
