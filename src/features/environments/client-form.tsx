import { type FormEvent, useState } from 'react';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { SecretField } from '#ui/field/secret-field.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { useServices } from '#workspace/react/services.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import { clientAuthMethods } from '#protocol/client-auth/client-auth-methods.ts';
import { type ClientDraft, clientOf, draftOf, firstScope } from './client-draft.ts';
import { clientFaults, usesSecret } from './client-faults.ts';
import { ClientProof } from './client-proof.tsx';
import styles from './environments.module.css';
import { ExtraParameters } from './extra-parameters.tsx';
import { useAppAddress } from './use-app-address.ts';

interface ClientFormProps {
  readonly environment: Environment;
  readonly client: Client | null;
  readonly onClose: () => void;
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

export function ClientForm({ environment, client, onClose }: ClientFormProps) {
  const workspace = useWorkspace();
  const { clock } = useServices();
  const ownRedirectUri = useAppAddress(paths.callback);
  const [draft, setDraft] = useState(() =>
    draftOf(client, ownRedirectUri, firstScope(environment)),
  );
  const [isTried, setIsTried] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const set = (change: Partial<ClientDraft>) => setDraft({ ...draft, ...change });
  const faults = clientFaults(draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    const isFaulty = Object.values(faults).some((fault) => fault !== null);
    if (workspace === null || isFaulty) return;
    const id = client?.id ?? `client-${clock().toString(36)}`;
    const saved = clientOf(draft, id, ownRedirectUri);
    const kept = await workspace.environments.saveClient(environment.id, saved);
    if (!kept.ok) {
      setRefusal(kept.problem.reason);
      return;
    }
    workspace.environments.select(environment.id, id);
    onClose();
  };
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
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
      <ClientProof draft={draft} keyFault={isTried ? faults.keys : null} set={set} />
      <ExtraParameters
        legend="Always added to authorization requests"
        pairs={draft.authorization}
        onChange={(authorization) => set({ authorization })}
      />
      <ExtraParameters
        legend="Always added to token requests"
        pairs={draft.token}
        onChange={(token) => set({ token })}
      />
      {refusal !== null && (
        <Notice kind="bad" role="alert" title="The client was not saved">
          <p>{refusal}</p>
        </Notice>
      )}
      <div className={styles['row']}>
        <Button kind="primary" type="submit">
          Save client
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
