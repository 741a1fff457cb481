import { expect } from 'vitest';
import { placeDocument } from '../../support/sandbox-document.ts';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-client-address',
  title: 'takes no address as a client’s id that is not https with a plain path, and asks nobody',
  run: async (world) => {
    for (const url of [
      'http://client.example/client.json',
      'https://client.example',
      'https://client.example/',
      'https://client.example/a/../client.json',
      'https://client.example/%2e/client.json',
      'https://client.example/client.json#part',
      'https://user@client.example/client.json',
      'https://',
    ]) {
      await placeDocument(world, {}, { url });
      const ending = await world.authorize({ client_id: url });
      expectPage(ending, 'client_id is no address of a document');
    }
    expect(world.asked).toEqual([]);
  },
});
