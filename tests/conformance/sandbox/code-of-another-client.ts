import { expect } from 'vitest';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-client',
  title: 'refuses a code that was given to another client, and keeps it for its own',
  run: async (world) => {
    const code = await world.code();
    await expectRefusal(await world.redeem(code, { client_id: 'narrow' }), 'invalid_grant');
    expect((await world.redeem(code)).status).toBe(200);
  },
});
