import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

const key = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

export const wrong = defineWrong({
  check: 'check-registered-keys',
  title: 'refuses keys that are missing, come in two ways, or are not public',
  run: async (world) => {
    const jwks_uri = 'https://client.example/jwks';
    for (const members of [
      { jwks: { keys: [key] }, jwks_uri },
      { jwks: { keys: [{ ...key, d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A' }] } },
      { jwks: { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] } },
      { token_endpoint_auth_method: 'private_key_jwt' },
      { token_endpoint_auth_method: 'private_key_jwt', jwks_uri },
      { require_signed_request_object: true },
      { id_token_encrypted_response_alg: 'RSA-OAEP-256' },
    ]) {
      await expectRefusal(await askToRegister(world, members), 'invalid_client_metadata');
    }
  },
});
