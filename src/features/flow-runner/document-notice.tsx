import { isDocumentAddress } from '#protocol/client-document/check-document-address.ts';
import { checkDocumentSupport } from '#protocol/client-document/check-document-support.ts';
import { Notice } from '#ui/notice/notice.tsx';
import { effectiveMetadata } from '#workspace/environments/effective-metadata.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { SpecLinks } from './spec-link.tsx';

interface DocumentNoticeProps {
  readonly environment: Environment;
  readonly client: Client;
}

/** Says before anybody is sent to a dead end that the server may not know a client by its document. */
export function DocumentNotice({ environment, client }: DocumentNoticeProps) {
  if (environment.kind === 'sandbox' || !isDocumentAddress(client.clientId)) return null;
  const { outcome, title, spec } = checkDocumentSupport(effectiveMetadata(environment));
  if (outcome === 'passed') return null;
  return (
    <Notice kind="warn" title={title}>
      Its metadata would have <code>client_id_metadata_document_supported</code>. Where it does not
      know this client, the browser ends at an error page, and nobody is sent back.{' '}
      <SpecLinks specs={[spec]} />
    </Notice>
  );
}
