import { redirectUri, testDefinition } from './sandbox-definition.ts';
import type { SandboxWorld } from './sandbox-world.ts';

/** The address that is a client's id, unless a test says otherwise. */
export const documentUrl = 'https://client.example/oauth/client.json';

interface DocumentAnswer {
  readonly url?: string;
  readonly status?: number;
  readonly contentType?: string;
  readonly cacheControl?: string;
}

/** Lets clients come with an address as their id, and lays a document there. */
export async function placeDocument(
  world: SandboxWorld,
  members: object = {},
  answer: DocumentAnswer = {},
): Promise<void> {
  await world.put(testDefinition({ clientDocuments: 'fetched' }));
  layDocument(world, members, answer);
}

/** Lays a document at its address, whatever the sandbox does with it. */
export function layDocument(
  world: SandboxWorld,
  members: object = {},
  answer: DocumentAnswer = {},
): void {
  const { url = documentUrl, status = 200, contentType = 'application/json' } = answer;
  const document = { client_id: url, client_name: 'Described', redirect_uris: [redirectUri] };
  world.documents.set(url, {
    ...{ arrived: true, status, contentType, cacheControl: answer.cacheControl ?? null },
    body: JSON.stringify({ ...document, ...members }),
  });
}
