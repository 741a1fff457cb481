import { expect } from 'vitest';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-pushed-required',
  title: 'refuses a request that had to be pushed, by policy or by registration',
  run: async (world) => {
    const definition = testDefinition();
    const clients = definition.clients.map((client) => ({
      ...client,
      require_pushed_authorization_requests: client.client_id === 'web-app',
    }));
    for (const changed of [
      testDefinition({ pushedRequest: 'required' }),
      { ...definition, clients },
    ]) {
      await world.put(changed);
      expectRedirect(world, await world.authorize(), 'invalid_request');
      const request_uri = await world.push();
      const url = world.plainUrl({ client_id: 'web-app', request_uri });
      expect((await world.browser.run(url)).parameters.has('code')).toBe(true);
    }
  },
});
