import { SelectField } from '#ui/field/select-field.tsx';
import { ClientCertificate } from './client-certificate.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import type { ClientDraft } from './client-draft.ts';
import { ClientKeys } from './client-keys.tsx';
import { noCertificates } from './refused-clients.ts';

interface ClientProofProps {
  readonly draft: ClientDraft;
  /** What is missing of its keys, once saving was tried. */
  readonly keyFault: string | null;
  /** Whether its server is a sandbox, which sees no certificates. */
  readonly isSandbox: boolean;
  readonly set: (change: Partial<ClientDraft>) => void;
}

/** What a client proves itself with beyond a secret: keys, assertions, a certificate. */
export function ClientProof({ draft, keyFault, isSandbox, set }: ClientProofProps) {
  const { authentication, keys, assertionAudience } = draft;
  const certificate = draft.certificate ?? '';
  const needsKeys = authentication === 'private_key_jwt' || keys.length > 0;
  return (
    <>
      {authentication.endsWith('_jwt') && (
        <SelectField
          label="Audience of assertions"
          hint="Whom they are made out to. Made out to a token endpoint, an assertion may be of use to another server that has it from this one; some older servers take nothing else."
          value={assertionAudience}
          choices={[
            { value: 'issuer', label: 'the issuer (rfc7523bis)' },
            { value: 'token_endpoint', label: 'the token endpoint (older)' },
          ]}
          onChange={(value) =>
            set({ assertionAudience: value === 'issuer' ? 'issuer' : 'token_endpoint' })
          }
        />
      )}
      <details open={needsKeys ? true : undefined}>
        <summary>Keys of the client</summary>
        <ClientKeys keys={keys} fault={keyFault} onChange={(changed) => set({ keys: changed })} />
      </details>
      {isSandbox && authentication.endsWith('tls_client_auth') && (
        <Notice kind="warn" role="status" title="The sandbox refuses this client">
          <p>With this method {noCertificates}</p>
        </Notice>
      )}
      {(authentication.endsWith('tls_client_auth') || certificate !== '') && (
        <ClientCertificate
          pem={certificate}
          onChange={(pem) => set({ certificate: pem === '' ? null : pem })}
        />
      )}
    </>
  );
}
