import { expect } from 'vitest';
import { redirectUri } from '../../support/sandbox-definition.ts';
import { defineWrong, expectPage, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-request-uri',
  title: 'refuses a request_uri that is unknown, expired, another client’s, or not pushed here',
  run: async (world) => {
    const ask = (client_id: string, request_uri: string, more: Record<string, string> = {}) =>
      world.browser.run(world.plainUrl({ client_id, request_uri, ...more }));
    const requestUri = await world.push();
    const besides = { redirect_uri: redirectUri, state: 'the-state' };
    expectPage(await ask('narrow', requestUri), 'not one that this client was given');
    const narrow = await ask('narrow', requestUri, besides);
    expectRedirect(world, narrow, 'invalid_request_uri');
    const unknown = 'urn:ietf:params:oauth:request_uri:made-up';
    expectRedirect(world, await ask('web-app', unknown, besides), 'invalid_request_uri');
    const foreign = await ask('web-app', 'https://client.example/request.jwt', besides);
    expectRedirect(world, foreign, 'request_uri_not_supported');
    const both = await ask('web-app', requestUri, { request: 'x', ...besides });
    expectRedirect(world, both, 'invalid_request');
    expect((await ask('web-app', requestUri)).parameters.has('code')).toBe(true);
    const late = await world.push();
    world.advance(60);
    expectRedirect(world, await ask('web-app', late, besides), 'invalid_request_uri');
  },
});
