import { Link, useNavigate, useParams } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { buttonClass } from '#ui/button/button-class.ts';
import { EmptyState } from '#ui/empty-state/empty-state.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { useWorkspace, useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { ApisCard } from './apis-card.tsx';
import { ClientsCard } from './clients-card.tsx';
import { EndpointsCard } from './endpoints-card.tsx';
import { ExportCard } from './export-card.tsx';
import { FaultsCard } from './faults-card.tsx';
import { FaultsNotice } from './faults-notice.tsx';
import { flowsAddress } from './flows-address.ts';
import { KeysCard } from './keys-card.tsx';
import { PolicyCard } from './policy-card.tsx';
import { ProviderCard } from './provider-card.tsx';
import { RelayCertificatesCard } from './relay-certificates-card.tsx';
import { SandboxCard } from './sandbox-card.tsx';
import { SettingsCard } from './settings-card.tsx';
import { useServerRead } from './use-server-read.ts';

export function Component() {
  const { environmentId } = useParams();
  const environment = useWorkspaceState((state) =>
    state.environments.find(({ id }) => id === environmentId),
  );
  const status = useWorkspaceState((state) => state.status);
  if (environment !== undefined) return <Page key={environment.id} environment={environment} />;
  if (status === 'loading') return <PageHead title="Environment" about="Reading what is kept…" />;
  return (
    <>
      <PageHead title="Environment not found" />
      <EmptyState
        title="It is not kept in this browser"
        actions={
          <Link className={buttonClass('primary')} to={paths.environments}>
            All environments
          </Link>
        }
      >
        It was deleted, or the link is from another browser: environments are not shared by their
        address. Export one to a file to share it.
      </EmptyState>
    </>
  );
}

function Page({ environment }: { readonly environment: Environment }) {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  useServerRead(environment);
  const hasDefinition = (environment.sandbox?.definition ?? null) !== null;
  const duplicate = async () => {
    const copy = await workspace?.environments.duplicate(environment.id);
    if (copy !== undefined) void navigate(paths.environment(copy.id));
  };
  const remove = () => {
    const removed = workspace?.environments.remove(environment.id);
    if (removed === undefined) return;
    showToast(removed.message, { label: 'Undo', run: removed.undo });
    void navigate(paths.environments);
  };
  return (
    <>
      <PageHead
        title={environment.name}
        about={
          environment.kind === 'sandbox'
            ? 'A sandbox: a real authorization server that lives with this app.'
            : 'A server on the network, and the clients that you have there.'
        }
        actions={
          <>
            <Button kind="quiet" onClick={() => void duplicate()}>
              Duplicate
            </Button>
            <Button kind="quiet" onClick={remove}>
              Delete
            </Button>
            <Link className={buttonClass('primary')} to={flowsAddress(environment)}>
              Run a flow
            </Link>
          </>
        }
      />
      <FaultsNotice environment={environment} />
      <ClientsCard environment={environment} />
      <EndpointsCard environment={environment} />
      {environment.sandbox === null && <ApisCard environment={environment} />}
      {environment.provider !== undefined && <ProviderCard environment={environment} />}
      <KeysCard environment={environment} />
      {environment.sandbox !== null && <SandboxCard environment={environment} />}
      {environment.sandbox !== null && <PolicyCard environment={environment} />}
      {hasDefinition && <FaultsCard environment={environment} />}
      {environment.sandbox === null && <RelayCertificatesCard environment={environment} />}
      <SettingsCard environment={environment} />
      <ExportCard environment={environment} />
    </>
  );
}
