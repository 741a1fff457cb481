import { expect } from 'vitest';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { askToRegister, manage, registerClient } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-registration-open',
  title: 'refuses to register a client where the policy says so, and keeps those it has',
  run: async (world) => {
    const registered = await registerClient(world);
    await world.put(testDefinition({ registration: 'refused' }));
    await expectRefusal(await askToRegister(world), 'access_denied', 403);
    expect((await manage(world, registered)).status).toBe(200);
  },
});
