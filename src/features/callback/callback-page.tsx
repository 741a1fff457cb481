import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import type { AuthorizationAnswer } from '#flows/define-flow.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import { EmptyState } from '#ui/empty-state/empty-state.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import type { Run } from '#workspace/model/run.ts';
import { useServices } from '#workspace/react/services.ts';
import { useWorkspace, useWorkspaceState } from '#workspace/react/use-workspace.ts';
import type { ReceivedAnswer, Workspace } from '#workspace/workspace.ts';
import { AnswerList } from './answer-list.tsx';
import { StrayAnswer } from './stray-answer.tsx';

type Arrival =
  | { readonly status: 'reading' }
  | { readonly status: 'empty' }
  | { readonly status: 'failed' }
  | {
      readonly status: 'received';
      readonly answer: AuthorizationAnswer;
      readonly received: ReceivedAnswer;
    };

/** Where authorization responses arrive: each goes to its run, or is explained. */
export function Component() {
  const services = useServices();
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const [arrival, setArrival] = useState<Arrival>({ status: 'reading' });
  const answer = useRef<Promise<AuthorizationAnswer | null> | null>(null);
  const isHandedIn = useRef(false);
  // The answer leaves the address bar before anything else is loaded.
  useEffect(() => {
    answer.current ??= services.readCallback();
  }, [services]);
  useEffect(() => {
    if (workspace === null || answer.current === null || isHandedIn.current) return;
    isHandedIn.current = true;
    handIn(answer.current, workspace).then(setArrival, () => setArrival({ status: 'failed' }));
  }, [services, workspace]);

  const run = useRunOf(arrival);
  const isWindow = run !== null && wasOpenedInWindow(run);
  const runId = run?.id ?? null;
  const isHere = runId !== null && !isWindow;
  useEffect(() => {
    if (isHere) void navigate(paths.run(runId), { replace: true });
  }, [isHere, runId, navigate]);

  if (arrival.status === 'reading' || isHere) return <Reading />;
  if (arrival.status === 'empty') return <Empty />;
  if (arrival.status === 'failed' || workspace === null) return <Failed />;
  return <Received answer={arrival.answer} received={arrival.received} workspace={workspace} />;
}

async function handIn(
  answer: Promise<AuthorizationAnswer | null>,
  workspace: Workspace,
): Promise<Arrival> {
  const read = await answer;
  if (read === null) return { status: 'empty' };
  return { status: 'received', answer: read, received: await workspace.runs.receive(read) };
}

/** The run that the answer went to; null for a stray or repeated one. */
function useRunOf(arrival: Arrival): Run | null {
  const runs = useWorkspaceState((state) => state.runs);
  if (arrival.status !== 'received' || arrival.received.kind !== 'belongs') return null;
  const { runId } = arrival.received;
  return runs.find(({ id }) => id === runId) ?? null;
}

function wasOpenedInWindow({ events }: Run): boolean {
  const left = events.findLast((event) => event.type === 'redirected-away');
  return left?.place === 'new-window';
}

function Reading() {
  return (
    <>
      <PageHead title="Taking in the answer" />
      <p role="status">The answer is being read and given to its run …</p>
    </>
  );
}

function Empty() {
  return (
    <>
      <PageHead title="Callback" />
      <EmptyState
        title="Nothing has come back here"
        actions={
          <>
            <Link className={buttonClass('primary')} to={paths.flow('authorization-code')}>
              Run a flow
            </Link>
            <Link className={buttonClass()} to={paths.runs}>
              See all runs
            </Link>
          </>
        }
      >
        This address is the redirect URI of your clients: authorization servers send the browser
        back to it, with a code or an error. Register it at your server as it stands. Opened without
        an answer, or reloaded after one was taken in, it has nothing to show.
      </EmptyState>
    </>
  );
}

function Failed() {
  return (
    <>
      <PageHead title="Callback" />
      <Notice
        kind="bad"
        title="The answer could not be taken in"
        role="alert"
        actions={
          <Link className={buttonClass()} to={paths.runs}>
            See all runs
          </Link>
        }
      >
        It may have been kept for too short a time by this app’s host, or the browser refused to
        store it. Start the run over; the authorization server makes a new answer.
      </Notice>
    </>
  );
}

interface ReceivedProps {
  readonly answer: AuthorizationAnswer;
  readonly received: ReceivedAnswer;
  readonly workspace: Workspace;
}

function Received({ answer, received, workspace }: ReceivedProps) {
  switch (received.kind) {
    case 'belongs':
      return <Done runId={received.runId} />;
    case 'repeated':
      return <Repeated runId={received.runId} answer={answer} />;
    case 'stray':
      return <StrayAnswer answer={answer} waiting={received.waiting} workspace={workspace} />;
  }
}

function Done({ runId }: { readonly runId: string }) {
  return (
    <>
      <PageHead title="The answer has arrived" />
      <Notice
        kind="good"
        title="You can close this window"
        role="status"
        actions={
          <Link className={buttonClass()} to={paths.run(runId)}>
            Show the run here
          </Link>
        }
      >
        The window that you came from has the answer already, and goes on with it.
      </Notice>
    </>
  );
}

function Repeated({
  runId,
  answer,
}: {
  readonly runId: string;
  readonly answer: AuthorizationAnswer;
}) {
  return (
    <>
      <PageHead title="An answer for the second time" />
      <Notice
        kind="warn"
        title="A run has had this answer before"
        role="alert"
        actions={
          <Link className={buttonClass('primary')} to={paths.run(runId)}>
            Go to the run
          </Link>
        }
      >
        <p>
          The page was opened again, by going back, by a bookmark, or by somebody who has seen the
          address. A code is good for one use: taken twice it is refused, and what it gave may be
          revoked. So it was not given to the run again.
        </p>
      </Notice>
      <AnswerList answer={answer} />
    </>
  );
}
