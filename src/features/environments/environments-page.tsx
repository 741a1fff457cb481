import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import { Notice } from '#ui/notice/notice.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { CreateSandboxButton } from './create-sandbox-button.tsx';
import { EnvironmentTile } from './environment-tile.tsx';
import styles from './environments.module.css';

export function Component() {
  const environments = useWorkspaceState((state) => state.environments);
  const status = useWorkspaceState((state) => state.status);
  return (
    <>
      <PageHead
        title="Environments"
        about="A server, and the clients that you have there. They are kept in this browser."
        actions={
          <>
            <CreateSandboxButton kind="plain" />
            <Link className={buttonClass('primary')} to={paths.newEnvironment}>
              New environment
            </Link>
          </>
        }
      />
      {status === 'loading' && <p className={styles['soft']}>Reading what is kept here…</p>}
      {status !== 'loading' && environments.length === 0 && (
        <Notice kind="info" title="No environment yet">
          <p>Create a sandbox above to have a server of your own, or connect a real one.</p>
        </Notice>
      )}
      <div className={styles['grid']}>
        {environments.map((environment) => (
          <EnvironmentTile key={environment.id} environment={environment} />
        ))}
      </div>
    </>
  );
}
