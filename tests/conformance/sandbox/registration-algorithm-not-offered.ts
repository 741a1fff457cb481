import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-registered-algorithms',
  title: 'refuses algorithms that are not offered, and an encryption of content alone',
  run: async (world) => {
    for (const members of [
      { id_token_signed_response_alg: 'none' },
      { userinfo_signed_response_alg: 'HS256' },
      { authorization_signed_response_alg: 'ES512' },
      { request_object_signing_alg: 'none' },
      { introspection_encrypted_response_enc: 'A256GCM' },
    ]) {
      await expectRefusal(await askToRegister(world, members), 'invalid_client_metadata');
    }
  },
});
