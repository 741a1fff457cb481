import { redirectUri } from '../../support/sandbox-definition.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-redirect-uri',
  title: 'shows a page for every redirect URI that is not exactly one of the client',
  run: async (world) => {
    const others = [
      'https://evil.example/callback',
      `${redirectUri}/`,
      `${redirectUri}?a=b`,
      `${redirectUri}#a`,
      redirectUri.replace('https', 'http'),
      redirectUri.replace('client.example', 'client.example:8443'),
      redirectUri.replace('client.example', 'CLIENT.example'),
    ];
    for (const redirect_uri of others) {
      expectPage(await world.authorize({ redirect_uri }), 'redirect_uri is not one');
    }
  },
});
