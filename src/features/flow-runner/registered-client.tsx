import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import { Button } from '#ui/button/button.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { registeredClient } from '#workspace/environments/registered-client.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './step-exhibit.module.css';

interface RegisteredClientProps {
  readonly memory: RunMemory;
  readonly environment: Environment | null;
  readonly run: Run;
}

/** The client that the server made, to be used at once. */
export function RegisteredClient({ memory, environment, run }: RegisteredClientProps) {
  const workspace = useWorkspace();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { registeredClientId } = memory;
  if (registeredClientId === null || environment === null || workspace === null) return null;
  const known = environment.clients.find(({ clientId }) => clientId === registeredClientId);
  const add = async () => {
    const id = `registered-${run.id}`;
    const keys = environment.clients.find((client) => client.id === run.clientKey)?.keys ?? [];
    const client = registeredClient({ memory, id, keys });
    if (client === null) return;
    const saved = await workspace.environments.saveClient(environment.id, client);
    setRefusal(saved.ok ? null : saved.problem.reason);
  };
  return (
    <section className={styles['exhibit']} aria-label="Registered client">
      <div className={styles['words']}>
        <p>
          The server knows a new client: <bdi>{shorten(registeredClientId)}</bdi>
        </p>
        <div className={styles['acts']}>
          {known === undefined ? (
            <Button kind="primary" onClick={() => void add()}>
              Add it to this environment
            </Button>
          ) : (
            <Link className={buttonClass('primary')} to={flowAs(environment.id, known.id)}>
              Sign in as this client
            </Link>
          )}
        </div>
        <p role="status" className={styles['soft']}>
          {refusal ?? (known === undefined ? '' : 'It is among the clients of this environment.')}
        </p>
      </div>
    </section>
  );
}

function flowAs(environment: string, client: string): string {
  const search = new URLSearchParams({ environment, client }).toString();
  return `${paths.flow('authorization-code')}?${search}`;
}
