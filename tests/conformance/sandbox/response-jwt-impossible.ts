import { expect } from 'vitest';
import { clientWith } from '../../support/sandbox-definition.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-response-jwt',
  title: 'shows a page where no answer can be signed or encrypted as the client is registered',
  run: async (world) => {
    const encryption = { authorization_encrypted_response_alg: 'RSA-OAEP-256' };
    const bad = { ...encryption, authorization_encrypted_response_enc: 'rot13' };
    for (const [id, metadata, words] of [
      ['web-app', { authorization_signed_response_alg: 'none' }, 'no key signs with none'],
      ['web-app', encryption, 'its jwks has no key for RSA-OAEP-256'],
      ['key-client', { authorization_encrypted_response_alg: 'dir' }, 'dir is not known here'],
      ['key-client', bad, 'rot13 is not known here'],
    ] as const) {
      await world.put(clientWith(id, metadata));
      const ending = await world.authorize({ client_id: id, response_mode: 'jwt' });
      expectPage(ending, words);
      const bare = await world.authorize({ client_id: id });
      expect(bare.parameters.has('code')).toBe(true);
    }
  },
});
