import { expect } from 'vitest';
import { redirectUri } from '../../support/sandbox-definition.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-logout-redirect',
  title: 'shows a page for a sign-out that would send the browser to a stranger',
  run: async (world) => {
    const query = `client_id=web-app&post_logout_redirect_uri=${encodeURIComponent(redirectUri)}`;
    const registered = await world.browser.open(`${world.issuer}/end_session?${query}`);
    expect(registered.url).toBe(redirectUri);
    const other = await world.browser.open(`${world.issuer}/end_session?${query}%2F`);
    expectPage(other, 'not one of the client');
    const nobody = query.replace('client_id=web-app&', '');
    expectPage(await world.browser.open(`${world.issuer}/end_session?${nobody}`), 'which client');
  },
});
