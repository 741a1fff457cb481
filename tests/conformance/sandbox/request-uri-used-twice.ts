import { expect } from 'vitest';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'spend-pushed-request',
  title: 'refuses a request_uri the second time, unless the policy says otherwise',
  run: async (world) => {
    const url = async () => {
      const request_uri = await world.push();
      return world.plainUrl({ client_id: 'web-app', request_uri });
    };
    const once = await url();
    expect((await world.browser.run(once)).parameters.has('code')).toBe(true);
    expectRedirect(world, await world.browser.run(once), 'invalid_request_uri');
    await world.put(testDefinition({ requestUriUse: 'until-it-expires' }));
    const again = await url();
    expect((await world.browser.run(again)).parameters.has('code')).toBe(true);
    expect((await world.browser.run(again)).parameters.has('code')).toBe(true);
  },
});
