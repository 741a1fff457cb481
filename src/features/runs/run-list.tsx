import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { flowCatalog } from '#flows/catalog.ts';
import { Button } from '#ui/button/button.tsx';
import { buttonClass } from '#ui/button/button-class.ts';
import { shorten } from '#ui/shorten/shorten.ts';
import { Tag } from '#ui/tag/tag.tsx';
import { Time } from '#ui/time/time.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import type { Run } from '#workspace/model/run.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import { describeEnding } from './describe-ending.ts';
import styles from './runs.module.css';

/** The newest first. */
export function RunList({ runs }: { readonly runs: readonly Run[] }) {
  return (
    <ul className={styles['list']} aria-label="Runs">
      {runs.map((run) => (
        <RunRow key={run.id} run={run} />
      ))}
    </ul>
  );
}

function RunRow({ run }: { readonly run: Run }) {
  const workspace = useWorkspace();
  const ending = describeEnding(run);
  const flow = flowCatalog.find(({ id }) => id === run.flow);
  const remove = () => {
    const removed = workspace?.runs.remove(run.id);
    if (removed !== undefined) showToast(removed.message, { label: 'Undo', run: removed.undo });
  };
  return (
    <li>
      <div className={styles['what']}>
        <Link to={paths.run(run.id)}>{flow?.shortTitle ?? run.flow}</Link>
        <span className={styles['soft']}>
          <bdi>{run.environmentName}</bdi> · <bdi>{run.clientId}</bdi>
        </span>
      </div>
      <span className={styles['ending']}>
        <Tag tone={ending.tone}>{shorten(ending.text)}</Tag>
      </span>
      <span className={styles['soft']}>
        <Time at={run.startedAt} />
      </span>
      <span className={styles['acts']}>
        {ending.tone === 'good' && (
          <Link
            className={buttonClass('faint')}
            to={paths.compare}
            state={{ firstRun: run.id }}
            aria-label={`Compare the tokens of ${flow?.shortTitle ?? run.flow} with another run’s`}
          >
            Compare…
          </Link>
        )}
        <Button kind="faint" onClick={remove}>
          Delete
        </Button>
      </span>
    </li>
  );
}
