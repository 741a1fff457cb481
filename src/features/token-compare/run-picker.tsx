import { useMemo } from 'react';
import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { flowCatalog } from '#flows/catalog.ts';
import { SelectField } from '#ui/field/select-field.tsx';
import type { Run } from '#workspace/model/run.ts';
import { tokensOfRun } from '#workspace/runs/tokens-of-run.ts';
import { fillFromRuns, kindsToCompare, type Filled, type RunPicks } from './run-picks.ts';
import styles from './token-compare.module.css';

interface RunPickerProps {
  readonly runs: readonly Run[];
  readonly picks: RunPicks;
  readonly onPick: (picks: RunPicks, filled: Filled) => void;
}

/** Two runs of the history: their tokens of one kind go into the boxes. */
export function RunPicker({ runs, picks, onPick }: RunPickerProps) {
  const withTokens = useMemo(
    () =>
      runs
        .filter((run) => tokensOfRun(run).length > 0)
        .toSorted((one, other) => other.startedAt - one.startedAt),
    [runs],
  );
  if (withTokens.length === 0) return <NoRunYet />;
  const choices = [
    { value: '', label: 'none' },
    ...withTokens.map((run) => ({ value: run.id, label: describeRun(run) })),
  ];
  const pick = (change: Partial<RunPicks>) => {
    const next = { ...picks, ...change };
    onPick(next, fillFromRuns(next, withTokens));
  };
  const { missing } = fillFromRuns(picks, withTokens);
  return (
    <div className={styles['runs']}>
      <SelectField
        label="First run"
        value={picks.first}
        choices={choices}
        error={missing.first}
        onChange={(first) => pick({ first })}
      />
      <SelectField
        label="Second run"
        value={picks.second}
        choices={choices}
        error={missing.second}
        onChange={(second) => pick({ second })}
      />
      <SelectField
        label="Compare their"
        value={picks.kind}
        choices={kindsToCompare}
        onChange={(value) => {
          const kind = kindsToCompare.find((one) => one.value === value)?.value;
          if (kind !== undefined) pick({ kind });
        }}
      />
    </div>
  );
}

function NoRunYet() {
  return (
    <p className={styles['soft']}>
      No run here has got a token yet. <Link to={paths.flows}>Run a flow</Link>, and its tokens can
      be chosen here.
    </p>
  );
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

function describeRun(run: Run): string {
  const flow = flowCatalog.find(({ id }) => id === run.flow);
  const title = flow?.shortTitle ?? run.flow;
  return `${title}, ${run.clientId}, ${moment.format(run.startedAt)}`;
}
