import type { Check } from '#sandbox/server/check.ts';
import type { ClientDocument } from '#sandbox/server/registration/client-document.ts';
import type { RegistrationRequest } from '#sandbox/server/registration/registration-request.ts';
import { checkDocumentClient } from './check-document-client.ts';
import { checkDocumentFound } from './check-document-found.ts';
import { checkDocumentSecrets } from './check-document-secrets.ts';
import { checkMetadataValues } from './check-metadata-values.ts';
import { checkRegisteredKeys } from './check-registered-keys.ts';
import { checkRegisteredMethod } from './check-registered-method.ts';
import { checkRegisteredRedirects } from './check-registered-redirects.ts';

/** What holds for the document at the address that is a client's id. @see Client ID Metadata Document §4 and §5 */
export const clientDocumentChecks: readonly Check<ClientDocument>[] = [
  checkDocumentFound,
  checkDocumentClient,
  checkDocumentSecrets,
];

/** What holds for what it says, as for a registration. @see Client ID Metadata Document §4, RFC 7591 §2 */
export const describedClientChecks: readonly Check<RegistrationRequest>[] = [
  checkMetadataValues,
  checkRegisteredRedirects,
  checkRegisteredMethod,
  checkRegisteredKeys,
];
