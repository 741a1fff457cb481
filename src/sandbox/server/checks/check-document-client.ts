import { passed, type Check } from '#sandbox/server/check.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { ClientDocument } from '#sandbox/server/registration/client-document.ts';

/** The document speaks of the client at whose address it is: compared as text. */
export const checkDocumentClient: Check<ClientDocument> = {
  name: 'check-document-client',
  spec: 'Client ID Metadata Document §4',
  run: ({ clientId, members }) => {
    if (members?.['client_id'] === clientId) return passed();
    const description = 'The client’s document: its client_id is not the address that it is at.';
    throw new OAuthError('invalid_client', description);
  },
};
