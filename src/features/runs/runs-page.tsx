import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { buttonClass } from '#ui/button/button-class.ts';
import { EmptyState } from '#ui/empty-state/empty-state.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import type { Run } from '#workspace/model/run.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { DeleteAllRuns } from './delete-all-runs.tsx';
import { RunList } from './run-list.tsx';
import styles from './runs.module.css';

const everyEnvironment = '';

export function Component() {
  const runs = useWorkspaceState((state) => state.runs);
  const status = useWorkspaceState((state) => state.status);
  const [chosen, setChosen] = useState(everyEnvironment);
  const choices = environmentChoices(runs);
  const environment = choices.some(({ value }) => value === chosen) ? chosen : everyEnvironment;
  const shown = runs
    .filter((run) => environment === everyEnvironment || run.environmentId === environment)
    .toSorted((a, b) => b.startedAt - a.startedAt);
  return (
    <>
      <PageHead
        title="Runs"
        about="What you have run, with every message and the tokens that came of it. Kept in this browser until you delete it."
        actions={runs.length > 0 && <DeleteAllRuns count={runs.length} />}
      />
      {choices.length > 2 && (
        <div className={styles['filter']}>
          <SelectField
            label="Show runs of"
            value={environment}
            choices={choices}
            onChange={setChosen}
          />
          {environment !== everyEnvironment && (
            <Button kind="quiet" onClick={() => setChosen(everyEnvironment)}>
              Show all
            </Button>
          )}
        </div>
      )}
      {status === 'loading' && <p className={styles['soft']}>Reading what is kept here…</p>}
      {status !== 'loading' && runs.length === 0 && (
        <EmptyState
          title="Nothing has been run yet"
          actions={
            <>
              <Link className={buttonClass('primary')} to={paths.flow('authorization-code')}>
                Run the authorization code flow
              </Link>
              <Link className={buttonClass()} to={paths.flows}>
                All flows
              </Link>
            </>
          }
        >
          Each run is listed here with its flow, its environment and how it ended. Open one to read
          it again, or to go on where it stopped.
        </EmptyState>
      )}
      {shown.length > 0 && <RunList runs={shown} />}
    </>
  );
}

function environmentChoices(runs: readonly Run[]) {
  const names = new Map(runs.map((run) => [run.environmentId, run.environmentName]));
  return [
    { value: everyEnvironment, label: 'every environment' },
    ...[...names].map(([value, label]) => ({ value, label })),
  ];
}
