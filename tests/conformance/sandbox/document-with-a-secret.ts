import { documentUrl, placeDocument } from '../../support/sandbox-document.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-document-secrets',
  title: 'takes no document that holds a secret, or rests on one',
  run: async (world) => {
    for (const [members, words] of [
      [{ client_secret: 's' }, 'it has client_secret'],
      [{ client_secret_expires_at: 0 }, 'it has client_secret_expires_at'],
      [{ token_endpoint_auth_method: 'client_secret_post' }, 'needs a shared secret'],
      [{ token_endpoint_auth_method: 'client_secret_jwt' }, 'needs a shared secret'],
    ] as const) {
      await placeDocument(world, members);
      expectPage(await world.authorize({ client_id: documentUrl }), words);
    }
  },
});
