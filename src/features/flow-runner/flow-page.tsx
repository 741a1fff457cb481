import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import type { Flow } from '#flows/define-flow.ts';
import { Button } from '#ui/button/button.tsx';
import { buttonClass } from '#ui/button/button-class.ts';
import { EmptyState } from '#ui/empty-state/empty-state.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { FlowHead } from './flow-head.tsx';
import styles from './flow-screen.module.css';
import { FlowScreen } from './flow-screen.tsx';
import { usePageRun } from './use-page-run.ts';

/** A new run at `/flows/{flow}`, and a kept one at `/runs/{id}`: the same screen goes from one to the other. */
export function Component() {
  const page = usePageRun();
  switch (page.status) {
    case 'ready':
      return <FlowScreen {...page} />;
    case 'loading':
      return <Loading flow={page.flow} />;
    case 'no-such-flow':
      return <NoSuchFlow name={page.name} />;
    case 'no-such-run':
      return <NoSuchRun />;
    case 'no-environment':
      return <NoEnvironment flow={page.flow} />;
    case 'failed':
      return <CannotStart flow={page.flow} retry={page.retry} />;
  }
}

function Loading({ flow }: { readonly flow: Flow | null }) {
  return (
    <>
      {flow === null ? <PageHead title="Run" /> : <FlowHead flow={flow} />}
      <div className={styles['skeleton']} role="status">
        Getting things ready …
      </div>
    </>
  );
}

function NoSuchFlow({ name }: { readonly name: string }) {
  return (
    <>
      <PageHead title="No such flow" />
      <EmptyState
        title="There is no flow of this name"
        actions={
          <Link className={buttonClass('primary')} to={paths.flows}>
            See all flows
          </Link>
        }
      >
        The address asks for <bdi>{name.slice(0, 80)}</bdi>. Flows that exist are listed on the
        flows page; a name is written in lower case with hyphens.
      </EmptyState>
    </>
  );
}

function NoSuchRun() {
  return (
    <>
      <PageHead title="No such run" />
      <EmptyState
        title="This run is not in this browser"
        actions={
          <>
            <Link className={buttonClass('primary')} to={paths.runs}>
              See all runs
            </Link>
            <Link className={buttonClass()} to={paths.flows}>
              Start a new one
            </Link>
          </>
        }
      >
        Runs are kept in the browser that made them. It may have been deleted, or made in another
        browser or profile.
      </EmptyState>
    </>
  );
}

function NoEnvironment({ flow }: { readonly flow: Flow }) {
  return (
    <>
      <FlowHead flow={flow} />
      <EmptyState
        title="There is no environment to run it in"
        actions={
          <Link className={buttonClass('primary')} to={paths.newEnvironment}>
            Make an environment
          </Link>
        }
      >
        A flow needs a server to talk to: a sandbox, made with one click, or a server of yours.
      </EmptyState>
    </>
  );
}

function CannotStart({ flow, retry }: { readonly flow: Flow; readonly retry: () => void }) {
  return (
    <>
      <FlowHead flow={flow} />
      <EmptyState
        title="The run could not be started"
        actions={<Button onClick={retry}>Try again</Button>}
      >
        Its environment or its client was deleted meanwhile. Choose another one.
      </EmptyState>
    </>
  );
}
