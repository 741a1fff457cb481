import { type ReactNode, useEffect } from 'react';
import { Link, useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { type InUse, useAnnounceInUse } from '#workspace/react/in-use.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import { Button } from '#ui/button/button.tsx';
import { EmptyState } from '#ui/empty-state/empty-state.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { Time } from '#ui/time/time.tsx';
import { effectiveMetadata } from '#workspace/environments/effective-metadata.ts';
import { newClientKey } from '#workspace/environments/new-client.ts';
import { ClientObstacle } from './client-obstacle.tsx';
import { DocumentNotice } from './document-notice.tsx';
import { FaultsNotice } from './faults-notice.tsx';
import { FlowHead } from './flow-head.tsx';
import { FlowOptions } from './flow-options.tsx';
import styles from './flow-screen.module.css';
import { FlowSelectors } from './flow-selectors.tsx';
import { RunSteps } from './run-steps.tsx';
import { SandboxLog } from './sandbox-log.tsx';
import { SequenceDiagram } from './sequence-diagram.tsx';
import { TokenTickets } from './token-tickets.tsx';
import { WantedSwitchesNotice } from './wanted-switches-notice.tsx';
import type { PageRun } from './use-page-run.ts';

type ReadyRun = Extract<PageRun, { status: 'ready' }>;

/** A flow as it runs: choices, what was exchanged, the steps, the tokens, the sandbox's side. */
export function FlowScreen(page: ReadyRun) {
  const { flow, run, environment, client, isKept, workspace } = page;
  const navigate = useNavigate();
  useAnnounceInUse(inUseOf(page));
  // Whether there is a relay matters for every server, and only sandboxes ask for the host.
  useEffect(() => void workspace.settleHost(), [workspace]);
  const choose = (environmentId: string, clientKey: string | null) => {
    workspace.environments.select(environmentId, clientKey === newClientKey ? null : clientKey);
    const query = { environment: environmentId, ...(clientKey !== null && { client: clientKey }) };
    const search = new URLSearchParams(query).toString();
    void navigate({ pathname: paths.flow(flow.id), search }, { replace: !isKept });
  };
  return (
    <>
      <FlowHead
        flow={flow}
        actions={
          <FlowSelectors
            state={page.state}
            flow={flow}
            environment={environment}
            client={client}
            onChoose={choose}
          />
        }
      />
      <Obstacles {...page} onChoose={choose} />
      <div className={styles['bar']}>
        {run !== null && environment !== null && (
          <FlowOptions workspace={workspace} flow={flow} run={run} environment={environment} />
        )}
        {isKept && run !== null && (
          <span className={styles['meta']}>
            Begun <Time at={run.startedAt} /> in <bdi>{run.environmentName}</bdi> as{' '}
            <bdi>{run.clientId}</bdi>{' '}
            {environment !== null && client !== null && (
              <Button kind="quiet" onClick={() => choose(environment.id, client.id)}>
                New run
              </Button>
            )}
          </span>
        )}
      </div>
      <WantedSwitchesNotice page={page} />
      {client === null && run === null ? null : <Evidence {...page} />}
    </>
  );
}

/** What the rest of the page should name as in use. */
function inUseOf({ flow, environment, client }: ReadyRun): InUse | null {
  if (environment === null) return null;
  return { flow: flow.id, environmentId: environment.id, clientKey: client?.id ?? null };
}

function Evidence({ workspace, state, flow, environment, run }: ReadyRun): ReactNode {
  if (run === null) {
    return (
      <div className={styles['skeleton']} role="status">
        Making the first request …
      </div>
    );
  }
  return (
    <div className={styles['stack']}>
      <SequenceDiagram run={run} />
      <RunSteps
        key={run.id}
        workspace={workspace}
        flow={flow}
        run={run}
        environment={environment}
        hasRelay={state.host?.relay === true}
      />
      <TokenTickets run={run} flow={flow} />
      {environment?.kind === 'sandbox' && <SandboxLog workspace={workspace} run={run} />}
    </div>
  );
}

interface ObstaclesProps extends ReadyRun {
  readonly onChoose: (environmentId: string, clientKey: string | null) => void;
}

/** What stands in the way before anything is sent, and what to do about it. */
function Obstacles(page: ObstaclesProps) {
  const { flow, environment, client, run, state, onChoose } = page;
  if (environment === null) {
    return (
      <Notice kind="warn" title="The environment of this run was deleted">
        What happened can still be read; nothing more can be sent.
      </Notice>
    );
  }
  if (client === null) {
    if (run !== null) {
      return (
        <Notice kind="warn" title="The client of this run was deleted">
          What happened can still be read; nothing more can be sent.
        </Notice>
      );
    }
    return (
      <EmptyState
        title="This environment has no client yet"
        actions={
          <>
            <Link className={buttonClass('primary')} to={paths.environment(environment.id)}>
              Add a client
            </Link>
            {effectiveMetadata(environment).registration_endpoint !== undefined && (
              <Link className={buttonClass()} to={registrationIn(environment.id)}>
                Register one
              </Link>
            )}
          </>
        }
      >
        A flow runs as a client: the identity that your app has at the server.
      </EmptyState>
    );
  }
  return (
    <>
      {environment.kind === 'sandbox' && state.hostProblem !== null && (
        <Notice kind="bad" title="The sandbox does not answer">
          {state.hostProblem}
        </Notice>
      )}
      <FaultsNotice workspace={page.workspace} environment={environment} />
      <DocumentNotice {...{ environment, client }} />
      <ClientObstacle {...{ environment, client, flow }} onChoose={onChoose} />
    </>
  );
}

function registrationIn(environment: string): string {
  return `${paths.flow('registration')}?${new URLSearchParams({ environment }).toString()}`;
}
