import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-grants-consistent',
  title: 'refuses grants and response types that contradict each other or the client',
  run: async (world) => {
    const code = 'authorization_code';
    for (const members of [
      { grant_types: ['refresh_token'], response_types: ['code'] },
      { grant_types: [code], response_types: [] },
      { grant_types: [code], response_types: ['code', 'id_token'] },
      { grant_types: [code, 'implicit'], response_types: ['code'] },
      { grant_types: ['client_credentials'], token_endpoint_auth_method: 'none' },
    ]) {
      await expectRefusal(await askToRegister(world, members), 'invalid_client_metadata');
    }
  },
});
