import type { RunMemory } from '#flows/run-memory.ts';
import { Button } from '#ui/button/button.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './step-exhibit.module.css';

interface DeletedClientProps {
  readonly memory: RunMemory;
  readonly environment: Environment | null;
  readonly run: Run;
}

/** A client that the server has deleted, where this environment still has it. */
export function DeletedClient({ memory, environment, run }: DeletedClientProps) {
  const workspace = useWorkspace();
  if (environment === null || workspace === null) return null;
  const client = environment.clients.find(
    ({ id, clientId }) => clientId === memory.registeredClientId || id === run.clientKey,
  );
  if (client === undefined) return null;
  const remove = () => {
    const { message, undo } = workspace.environments.removeClient(environment.id, client.id);
    showToast(message, { label: 'Undo', run: undo });
  };
  return (
    <section className={styles['exhibit']} aria-label="Deleted client">
      <div className={styles['words']}>
        <p>
          The server does not know <bdi>{client.name}</bdi> any more, and this environment does.
        </p>
        <div className={styles['acts']}>
          <Button onClick={remove}>Remove it here too</Button>
        </div>
      </div>
    </section>
  );
}
