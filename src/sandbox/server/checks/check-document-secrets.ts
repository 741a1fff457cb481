import { passed, type Check } from '#sandbox/server/check.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { ClientDocument } from '#sandbox/server/registration/client-document.ts';

/** Everybody can read the document: nothing in it is a secret, and nothing rests on one. */
export const checkDocumentSecrets: Check<ClientDocument> = {
  name: 'check-document-secrets',
  spec: 'Client ID Metadata Document §4.1',
  run: ({ members }) => {
    const named = ['client_secret', 'client_secret_expires_at'].find(
      (name) => name in (members ?? {}),
    );
    if (named !== undefined) throw refuse(`it has ${named}`);
    const method = members?.['token_endpoint_auth_method'];
    if (typeof method === 'string' && method.startsWith('client_secret_')) {
      throw refuse(`${method} needs a shared secret`);
    }
    return passed();
  },
};

function refuse(reason: string): OAuthError {
  return new OAuthError('invalid_client', `The client’s document: ${reason}.`);
}
