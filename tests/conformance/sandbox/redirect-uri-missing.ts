import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-redirect-uri',
  title: 'shows a page where OpenID Connect is asked for without a redirect URI',
  run: async (world) => {
    expectPage(await world.authorize({ redirect_uri: undefined }), 'redirect_uri is missing');
  },
});
