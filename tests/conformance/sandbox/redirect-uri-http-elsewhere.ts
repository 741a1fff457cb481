import { clientWith } from '../../support/sandbox-definition.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-redirect-scheme',
  title: 'shows a page for a redirect URI that is http at another machine, by policy',
  run: async (world) => {
    const redirect_uri = 'http://client.example/callback';
    const definition = clientWith('web-app', { redirect_uris: [redirect_uri] });
    const policy = { ...definition.policy, redirectUris: 'https-or-loopback' } as const;
    await world.put({ ...definition, policy });
    expectPage(await world.authorize({ redirect_uri }), 'redirect_uri is http');
  },
});
