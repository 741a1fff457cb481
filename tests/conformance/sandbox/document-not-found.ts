import { documentUrl, placeDocument } from '../../support/sandbox-document.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-document-found',
  title: 'takes no client whose document is not there, is a redirect, or is not sent as JSON',
  run: async (world) => {
    for (const answer of [{ status: 404 }, { status: 302 }, { contentType: 'text/html' }]) {
      await placeDocument(world, {}, answer);
      expectPage(await world.authorize({ client_id: documentUrl }), 'The client’s document');
    }
    await placeDocument(world);
    world.documents.clear();
    expectPage(await world.authorize({ client_id: documentUrl }), 'Nobody is there');
  },
});
