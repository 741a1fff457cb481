import { redirectUri } from '../../support/sandbox-definition.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-redirect-uri',
  title: 'shows a page where two redirect URIs are named',
  run: async (world) => {
    const redirect_uri = [redirectUri, 'https://evil.example/callback'];
    expectPage(await world.authorize({ redirect_uri }), 'redirect_uri is sent twice');
  },
});
