import { clientAuthMethods } from '#protocol/client-auth/client-auth-methods.ts';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { SecretField } from '#ui/field/secret-field.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import type { Client } from '#workspace/model/environment.ts';
import type { ClientDraft } from './client-draft.ts';
import { type ClientFaults, usesSecret } from './client-faults.ts';
import styles from './environments.module.css';

interface ClientBasicsProps {
  readonly draft: ClientDraft;
  readonly faults: ClientFaults;
  /** Whether saving was tried: what is missing is told from then on. */
  readonly isTried: boolean;
  readonly set: (change: Partial<ClientDraft>) => void;
}

const methodLabels: Record<Client['authentication'], string> = {
  none: 'none (public client, PKCE)',
  client_secret_basic: 'client_secret_basic',
  client_secret_post: 'client_secret_post',
  client_secret_jwt: 'client_secret_jwt',
  private_key_jwt: 'private_key_jwt',
  tls_client_auth: 'tls_client_auth (mutual TLS)',
  self_signed_tls_client_auth: 'self_signed_tls_client_auth (mutual TLS)',
};

/** Who a client is, where it is answered, and what it asks for. */
export function ClientBasics({ draft, faults, isTried, set }: ClientBasicsProps) {
  return (
    <div className={styles['two']}>
      <TextField
        label="Client ID"
        isMono
        autoFocus
        value={draft.clientId}
        error={isTried ? faults.clientId : null}
        onChange={(clientId) => set({ clientId })}
      />
      <SelectField
        label="Client authentication"
        hint="How the client proves itself at the token endpoint."
        value={draft.authentication}
        choices={clientAuthMethods.map((value) => ({ value, label: methodLabels[value] }))}
        onChange={(value) =>
          set({ authentication: clientAuthMethods.find((one) => one === value) ?? 'none' })
        }
      />
      <SecretField
        label="Client secret"
        hint={usesSecret(draft) ? 'Kept in this browser only.' : 'Not used by the chosen method.'}
        value={draft.clientSecret}
        error={isTried ? faults.secret : null}
        onChange={(clientSecret) => set({ clientSecret })}
      />
      <TextField
        label="Redirect URI"
        hint="Register exactly this at the server; it is where this app receives answers."
        isMono
        inputMode="url"
        value={draft.redirectUri}
        error={faults.redirectUri}
        aside={<CopyButton text={draft.redirectUri} label="Copy this address" />}
        onChange={(redirectUri) => set({ redirectUri })}
      />
      <TextField
        label="Scope"
        hint="Space-delimited; what flows ask for at first."
        isMono
        value={draft.scope}
        onChange={(scope) => set({ scope })}
      />
      <TextField
        label="Name"
        hint="For you; the id is used without one."
        value={draft.name}
        onChange={(name) => set({ name })}
      />
    </div>
  );
}
