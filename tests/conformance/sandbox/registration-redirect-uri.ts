import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-registered-redirects',
  title: 'refuses redirect URIs that are missing, or could answer somebody else',
  run: async (world) => {
    for (const redirect_uris of [
      undefined,
      [],
      ['/callback'],
      ['https://client.example/callback#part'],
      ['http://client.example/callback'],
      ['https://user:pass@client.example/callback'],
      ['javascript:alert(1)'],
      ['https://client.example/callback', 'data:text/html,hello'],
    ]) {
      await expectRefusal(await askToRegister(world, { redirect_uris }), 'invalid_redirect_uri');
    }
    const after = { post_logout_redirect_uris: ['http://client.example/bye'] };
    await expectRefusal(await askToRegister(world, after), 'invalid_client_metadata');
  },
});
