import { passed, present, type Check } from '#sandbox/server/check.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { ClientDocument } from '#sandbox/server/registration/client-document.ts';

/** The document was there: 200 and a JSON object that says it is JSON, and no redirect. */
export const checkDocumentFound: Check<ClientDocument> = {
  name: 'check-document-found',
  spec: 'Client ID Metadata Document §5',
  run: ({ outcome, members }) => {
    const found = present(outcome, 'the outcome');
    if (!found.arrived) throw refuse(`it could not be got: ${found.reason}`);
    if (found.status !== 200) throw refuse(`its address answers ${found.status}, and not 200`);
    const type = (found.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (!/^application\/(?:json|[\w.-]+\+json)$/.test(type)) throw refuse('it is not sent as JSON');
    if (members === null) throw refuse('it is no JSON object');
    return passed();
  },
};

function refuse(reason: string): OAuthError {
  return new OAuthError('invalid_client', `The client’s document: ${reason}.`);
}
