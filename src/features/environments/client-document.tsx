import { useState } from 'react';
import {
  checkDocumentAddress,
  isDocumentAddress,
} from '#protocol/client-document/check-document-address.ts';
import { checkDocumentSupport } from '#protocol/client-document/check-document-support.ts';
import { judgeDocumentText } from '#protocol/client-document/judge-client-document.ts';
import { makeClientDocument } from '#protocol/client-document/make-client-document.ts';
import { Button } from '#ui/button/button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { effectiveMetadata } from '#workspace/environments/effective-metadata.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { useServices } from '#workspace/react/services.ts';
import type { ClientDraft } from './client-draft.ts';
import { DocumentCheck } from './document-check.tsx';
import { DocumentChecks } from './document-checks.tsx';
import styles from './environments.module.css';

interface ClientDocumentProps {
  readonly draft: ClientDraft;
  readonly environment: Environment;
  readonly set: (change: Partial<ClientDraft>) => void;
}

/** A client that no server has registered: its id is the address of a document about it. */
export function ClientDocument({ draft, environment, set }: ClientDocumentProps) {
  const clientId = draft.clientId.trim();
  const isAddress = isDocumentAddress(clientId);
  const [isOpen, setIsOpen] = useState(isAddress);
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>A URL as client id</summary>
      {isOpen && (
        <div className={styles['second']}>
          <p className={styles['remark']}>
            Instead of being registered, the client has the address of a document as its id, and a
            server that meets it reads there who it is. Put the document on the web, for your own
            copy of this app, at exactly this address.
          </p>
          <TextField
            label="URL of the document"
            hint="It is the client ID itself, compared character by character."
            placeholder="https://"
            inputMode="url"
            isMono
            value={draft.clientId}
            onChange={(changed) => set({ clientId: changed })}
          />
          <DocumentChecks
            label="The server and the address"
            checks={[
              checkDocumentSupport(effectiveMetadata(environment)),
              ...(clientId === '' ? [] : checkDocumentAddress(clientId)),
            ]}
          />
          <SandboxPolicyRemark environment={environment} />
          {isAddress && <MadeDocument draft={draft} />}
          {isAddress && <DocumentCheck key={clientId} expected={{ ...draft, clientId }} />}
        </div>
      )}
    </details>
  );
}

// A sandbox of one's own can be told to; until then it is told of the client as of any other.
function SandboxPolicyRemark({ environment }: Pick<ClientDocumentProps, 'environment'>) {
  const definition = environment.sandbox?.definition ?? null;
  if (definition === null) return null;
  return (
    <p className={styles['remark']}>
      {definition.policy.clientDocuments === 'fetched'
        ? 'This sandbox reads the document when it meets the client; what the form says of the client besides is for this app alone.'
        : 'This sandbox fetches no documents: it is told of the client as of any other. To have it read the document, set “Addresses as client ids” in its policy.'}
    </p>
  );
}

function MadeDocument({ draft }: Pick<ClientDocumentProps, 'draft'>) {
  const { saveFile } = useServices();
  const [homepage, setHomepage] = useState('');
  const [logo, setLogo] = useState('');
  const clientId = draft.clientId.trim();
  const described = { ...draft, clientId, homepage: homepage.trim(), logo: logo.trim() };
  const text = JSON.stringify(makeClientDocument(described), null, 2);
  return (
    <>
      <div className={styles['two']}>
        <TextField
          label="Homepage (client_uri)"
          hint="Optional; people see it where they are asked to agree."
          inputMode="url"
          isMono
          value={homepage}
          onChange={setHomepage}
        />
        <TextField
          label="Logo (logo_uri)"
          hint="Optional; a server may fetch it and show its own copy."
          inputMode="url"
          isMono
          value={logo}
          onChange={setLogo}
        />
      </div>
      <CodeBlock
        part="client-document"
        label="Document of the client"
        text={text}
        language="json"
        copyLabel="Copy the document"
      />
      <div>
        <Button onClick={() => saveFile(fileNameOf(clientId), text)}>Download the document</Button>
      </div>
      <DocumentChecks
        label="The document as it is made"
        checks={judgeDocumentText(text, { ...draft, clientId })}
      />
    </>
  );
}

/** The last part of the address, so that it can be put there as it is. */
function fileNameOf(address: string): string {
  const last = new URL(address).pathname.split('/').at(-1) ?? '';
  return last.endsWith('.json') ? last : 'client.json';
}
