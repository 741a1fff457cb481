import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import { spec } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';

/** Says whether a server takes the address of a document as a client's id. @see Client ID Metadata Document §6 */
export function checkDocumentSupport(metadata: ServerMetadata): Check {
  const name = 'client_id_metadata_document_supported';
  const say = checkAbout(name, spec('Client ID Metadata Document', '6'));
  switch (metadata[name]) {
    case true:
      return say.passed('The server says that it fetches the document of such a client', 'true');
    case undefined:
      return say.warned('The server does not say that it fetches documents of clients');
    default:
      return say.warned(
        'The server fetches no documents: it has to know the client already',
        valueText(metadata[name]),
      );
  }
}
