import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-metadata-values',
  title: 'refuses a member whose value is of another kind, and names redirect URIs apart',
  run: async (world) => {
    for (const members of [
      { client_name: 7 },
      { contacts: 'someone@example.com' },
      { client_uri: 'javascript:alert(1)' },
      { jwks: { keys: 'none' } },
      { application_type: 'toaster' },
      { backchannel_token_delivery_mode: 'pigeon' },
    ]) {
      await expectRefusal(await askToRegister(world, members), 'invalid_client_metadata');
    }
    const single = await askToRegister(world, { redirect_uris: 'https://client.example/callback' });
    await expectRefusal(single, 'invalid_redirect_uri');
  },
});
