import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '#ui/button/button.tsx';
import { buttonClass } from '#ui/button/button-class.ts';
import { Card } from '#ui/card/card.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import { effectiveMetadata } from '#workspace/environments/effective-metadata.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import { ClientForm } from './client-form.tsx';
import styles from './environments.module.css';
import { flowsAddress, registrationAddress } from './flows-address.ts';

/** The clients of an environment. One form is open at a time. */
export function ClientsCard({ environment }: { readonly environment: Environment }) {
  const [open, setOpen] = useState<Client | 'new' | null>(null);
  const { clients, sandbox } = environment;
  const isFixed = sandbox !== null && sandbox.definition === null;
  return (
    <Card
      title="Clients"
      about={
        isFixed
          ? 'The default sandbox has these, and keeps them. Create a sandbox of your own to add or delete some.'
          : 'As whom flows are run. Secrets stay in this browser.'
      }
      actions={
        open === null && !isFixed && <Button onClick={() => setOpen('new')}>Add client</Button>
      }
    >
      {open === 'new' && (
        <ClientForm environment={environment} client={null} onClose={() => setOpen(null)} />
      )}
      {clients.length === 0 && open === null && (
        <>
          <p>
            No client yet. Register one at the server with the redirect URI that the form offers,
            then add it here.
          </p>
          {effectiveMetadata(environment).registration_endpoint !== undefined && (
            <div>
              <Link className={buttonClass()} to={registrationAddress(environment)}>
                Register one by a flow
              </Link>
            </div>
          )}
        </>
      )}
      {clients.length > 0 && (
        <div>
          {clients.map((client) =>
            open !== null && open !== 'new' && open.id === client.id ? (
              <ClientForm
                key={client.id}
                environment={environment}
                client={client}
                onClose={() => setOpen(null)}
              />
            ) : (
              <ClientRow
                key={client.id}
                environment={environment}
                client={client}
                isFixed={isFixed}
                onEdit={() => setOpen(client)}
              />
            ),
          )}
        </div>
      )}
    </Card>
  );
}

interface ClientRowProps {
  readonly environment: Environment;
  readonly client: Client;
  /** True where the server knows no others. */
  readonly isFixed: boolean;
  readonly onEdit: () => void;
}

function ClientRow({ environment, client, isFixed, onEdit }: ClientRowProps) {
  const workspace = useWorkspace();
  const remove = () => {
    const removed = workspace?.environments.removeClient(environment.id, client.id);
    if (removed !== undefined) showToast(removed.message, { label: 'Undo', run: removed.undo });
  };
  return (
    <div className={styles['client']}>
      <div className={styles['between']}>
        <span className={styles['row']}>
          <b>
            <bdi>{client.name}</bdi>
          </b>
          <bdi className={styles['mono']}>{client.clientId}</bdi>
          <CopyButton kind="faint" text={client.clientId} label={`Copy the id of ${client.name}`} />
          <Tag tone={client.authentication === 'none' ? 'neutral' : 'accent'}>
            {client.authentication === 'none' ? 'public' : client.authentication}
          </Tag>
        </span>
        <span className={styles['row']}>
          <Link className={buttonClass()} to={flowsAddress(environment, client)}>
            Run a flow
          </Link>
          <Button kind="faint" aria-label={`Edit ${client.name}`} onClick={onEdit}>
            Edit
          </Button>
          {!isFixed && (
            <Button
              kind="faint"
              aria-label={`Duplicate ${client.name}`}
              onClick={() =>
                void workspace?.environments.duplicateClient(environment.id, client.id)
              }
            >
              Duplicate
            </Button>
          )}
          {!isFixed && (
            <Button kind="faint" aria-label={`Delete ${client.name}`} onClick={remove}>
              Delete
            </Button>
          )}
        </span>
      </div>
      <span className={styles['soft']}>
        {client.scope === '' ? 'no scope asked for' : <bdi>{client.scope}</bdi>}
      </span>
    </div>
  );
}
