import { type KeyboardEvent, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { useIsSettled } from '#ui/later/use-is-settled.ts';
import { faultsOf } from '#workspace/environments/faults-of.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { useInUse, type InUse } from '#workspace/react/in-use.ts';
import { useWorkspace, useWorkspaceState } from '#workspace/react/use-workspace.ts';
import type { WorkspaceState } from '#workspace/workspace.ts';
import styles from './environment-switcher.module.css';

/** The environment and client that new runs start with. */
export function EnvironmentSwitcher() {
  // Storage is a large download, which the first screen does not wait for.
  return useIsSettled() ? <Switcher /> : <Calm />;
}

function Calm() {
  return (
    <div className={styles['calm']}>
      <b>Environment</b>
      <span className={styles['line']}>reading what is kept here…</span>
    </div>
  );
}

function Switcher() {
  const workspace = useWorkspace();
  const state = useWorkspaceState((whole) => whole);
  const element = useRef<HTMLDetailsElement>(null);
  const inUse = useInUse();
  const goTo = useSameFlow(inUse);
  if (workspace === null || state.status === 'loading') return <Calm />;
  const { environments } = state;
  const { environment, client } = findShown(environments, inUse ?? state.selected);
  const close = () => {
    if (element.current !== null) element.current.open = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || element.current?.open !== true) return;
    event.preventDefault();
    event.stopPropagation();
    close();
    element.current.querySelector('summary')?.focus();
  };
  const pick = (picked: Environment, pickedClient: Client | null) => {
    workspace.environments.select(picked.id, pickedClient?.id ?? null);
    close();
    goTo(picked.id, pickedClient?.id ?? null);
  };
  return (
    <details
      ref={element}
      className={styles['switcher']}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <summary>
        <b>
          <bdi>{environment?.name ?? 'No environment'}</bdi>
          <span aria-hidden="true">▾</span>
        </b>
        <span className={styles['line']}>
          <span className={styles['dot']} aria-hidden="true" />
          {environment === undefined ? 'choose or create one' : environment.kind}
          {client !== undefined && (
            <>
              {' · '}
              <bdi>{client.clientId}</bdi> ({kindOf(client)})
            </>
          )}
          {faultsOf(environment).length > 0 && <b className={styles['faults']}>! faults on</b>}
        </span>
      </summary>
      <div className={styles['list']}>
        {environments.map((one) => (
          <EnvironmentChoice
            key={one.id}
            environment={one}
            selectedClient={one.id === environment?.id ? (client?.id ?? null) : null}
            onPick={pick}
          />
        ))}
        <Link to={paths.newEnvironment} onClick={close}>
          New environment…
        </Link>
      </div>
    </details>
  );
}

// A page that shows a run names what that runs in; until the user has chosen, the first ones are what
// flows start with.
function findShown(
  environments: readonly Environment[],
  shown: Pick<WorkspaceState['selected'], 'environmentId' | 'clientKey'>,
) {
  const environment = environments.find((one) => one.id === shown.environmentId) ?? environments[0];
  const client = environment?.clients.find((one) => one.id === shown.clientKey);
  return { environment, client: client ?? environment?.clients[0] };
}

interface EnvironmentChoiceProps {
  readonly environment: Environment;
  readonly selectedClient: string | null;
  readonly onPick: (environment: Environment, client: Client | null) => void;
}

function EnvironmentChoice({ environment, selectedClient, onPick }: EnvironmentChoiceProps) {
  return (
    <div role="group" aria-label={environment.name}>
      <p>
        <bdi>{environment.name}</bdi>
        {faultsOf(environment).length > 0 && <b className={styles['faults']}>! faults on</b>}
      </p>
      {environment.clients.map((client) => (
        <button
          key={client.id}
          type="button"
          aria-pressed={client.id === selectedClient}
          onClick={() => onPick(environment, client)}
        >
          <bdi>{client.clientId}</bdi>
          <span>{kindOf(client)}</span>
        </button>
      ))}
      {environment.clients.length === 0 && (
        <button type="button" onClick={() => onPick(environment, null)}>
          no client yet
        </button>
      )}
    </div>
  );
}

function kindOf(client: Client): string {
  return client.authentication === 'none' ? 'public' : 'confidential';
}

/** A flow's address names its environment and client, so it changes with them. */
function useSameFlow(inUse: InUse | null) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return (environment: string, client: string | null) => {
    const isFlow = pathname.startsWith(`${paths.flows}/`);
    if (!isFlow && inUse === null) return;
    const query = new URLSearchParams({ environment, ...(client === null ? {} : { client }) });
    // A run that is kept stays as it was: the same flow begins anew beside it.
    const to = isFlow || inUse === null ? pathname : paths.flow(inUse.flow);
    void navigate({ pathname: to, search: query.toString() }, { replace: isFlow });
  };
}
