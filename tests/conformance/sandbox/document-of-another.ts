import { documentUrl, placeDocument } from '../../support/sandbox-document.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-document-client',
  title: 'takes no document that speaks of another address, however alike they are',
  run: async (world) => {
    for (const client_id of [
      undefined,
      'https://other.example/oauth/client.json',
      'https://client.example:443/oauth/client.json',
      'https://CLIENT.example/oauth/client.json',
    ]) {
      await placeDocument(world, { client_id });
      expectPage(
        await world.authorize({ client_id: documentUrl }),
        'not the address that it is at',
      );
    }
  },
});
