import { askElsewhere } from '../../support/sandbox-exchange.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-binding-message',
  title: 'refuses a binding message that is too long, or does not print',
  run: async (world) => {
    await expectRefusal(
      await askElsewhere(world, { binding_message: 'x'.repeat(101) }),
      'invalid_binding_message',
    );
    await expectRefusal(
      await askElsewhere(world, { binding_message: 'a\u0007b' }),
      'invalid_binding_message',
    );
  },
});
