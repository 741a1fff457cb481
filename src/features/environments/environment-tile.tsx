import { Link, useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { buttonClass } from '#ui/button/button-class.ts';
import { Card } from '#ui/card/card.tsx';
import { Menu } from '#ui/menu/menu.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import { faultsOf } from '#workspace/environments/faults-of.ts';
import { nameFaults } from '#workspace/environments/faults.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './environments.module.css';
import { flowsAddress } from './flows-address.ts';

export function EnvironmentTile({ environment }: { readonly environment: Environment }) {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const duplicate = async () => {
    const copy = await workspace?.environments.duplicate(environment.id);
    if (copy !== undefined) void navigate(paths.environment(copy.id));
  };
  const remove = () => {
    const removed = workspace?.environments.remove(environment.id);
    if (removed !== undefined) showToast(removed.message, { label: 'Undo', run: removed.undo });
  };
  return (
    <Card isPadded={false}>
      <div className={styles['tile']}>
        <div className={styles['tileHead']}>
          <div className={styles['tileWords']}>
            <Link className={styles['tileName']} to={paths.environment(environment.id)}>
              <bdi>{environment.name}</bdi>
            </Link>
            <div className={styles['row']}>
              <Tag tone={environment.kind === 'sandbox' ? 'accent' : 'neutral'}>
                {environment.kind === 'sandbox' ? 'sandbox' : 'remote server'}
              </Tag>
              <FaultsTag environment={environment} />
              <span className={styles['soft']}>{countClients(environment.clients.length)}</span>
            </div>
          </div>
          <Menu label={`More for ${environment.name}`}>
            <Button kind="quiet" onClick={() => void duplicate()}>
              Duplicate
            </Button>
            <Button kind="quiet" onClick={remove}>
              Delete
            </Button>
          </Menu>
        </div>
        <bdi className={styles['mono']}>{environment.metadata.issuer}</bdi>
        <div className={styles['row']}>
          <Link className={buttonClass()} to={flowsAddress(environment)}>
            Run a flow
          </Link>
          <Link className={buttonClass('quiet')} to={paths.environment(environment.id)}>
            Open
          </Link>
        </div>
      </div>
    </Card>
  );
}

function FaultsTag({ environment }: { readonly environment: Environment }) {
  const faults = faultsOf(environment);
  if (faults.length === 0) return null;
  return <Tag tone="warn">faults on: {nameFaults(faults)}</Tag>;
}

function countClients(count: number): string {
  if (count === 0) return 'no client yet';
  return count === 1 ? '1 client' : `${count} clients`;
}
