import { Link, useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import type { AuthorizationAnswer } from '#flows/define-flow.ts';
import { flowOf } from '#flows/registry.ts';
import { Button } from '#ui/button/button.tsx';
import { buttonClass } from '#ui/button/button-class.ts';
import { Card } from '#ui/card/card.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { Time } from '#ui/time/time.tsx';
import type { Run } from '#workspace/model/run.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { AnswerList } from './answer-list.tsx';
import styles from './stray-answer.module.css';

interface StrayAnswerProps {
  readonly answer: AuthorizationAnswer;
  readonly waiting: readonly Run[];
  readonly workspace: Workspace;
}

/** An answer that no run of this browser asked for: decoded, explained, and not lost. */
export function StrayAnswer({ answer, waiting, workspace }: StrayAnswerProps) {
  const navigate = useNavigate();
  const give = async (runId: string) => {
    await workspace.runs.assign(runId, answer);
    void navigate(paths.run(runId), { replace: true });
  };
  return (
    <>
      <PageHead title="An answer that no run waits for" />
      <Notice
        kind="warn"
        title="Nobody here asked for this"
        actions={
          waiting.length === 0 && (
            <Link className={buttonClass('primary')} to={paths.flow('authorization-code')}>
              Start a run
            </Link>
          )
        }
      >
        <p>
          An authorization response is taken only by the run that asked: its <code>state</code> says
          which. This one names none that waits in this browser. Either the run was begun in another
          browser or deleted, or a server answers without being asked, or somebody made you open a
          link, which is the attack that <code>state</code> is there for.
        </p>
        {waiting.length === 0 && (
          <p>No run is waiting. The code in it, if there is one, will expire unused.</p>
        )}
      </Notice>
      {waiting.length > 0 && (
        <Card
          title="Runs that wait for an answer"
          about="Give it to one of them, if you know that it belongs there. The run’s checks will say what does not fit."
        >
          <ul className={styles['waiting']}>
            {waiting.map((run) => (
              <li key={run.id}>
                <span>
                  {flowOf(run.flow).shortTitle} in <bdi>{run.environmentName}</bdi> as{' '}
                  <bdi>{run.clientId}</bdi>, begun <Time at={run.startedAt} />
                </span>
                <Button onClick={() => void give(run.id)}>Give it to this run</Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <AnswerList answer={answer} />
    </>
  );
}
