import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { Card } from '#ui/card/card.tsx';
import { useIsSettled } from '#ui/later/use-is-settled.ts';
import { Time } from '#ui/time/time.tsx';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { flowLabel } from './flow-label.ts';
import styles from './home-page.module.css';

const shownCount = 5;

/** What was run last; nothing at all for a newcomer. */
export function RecentRuns() {
  return useIsSettled() ? <Runs /> : null;
}

function Runs() {
  const runs = useWorkspaceState((state) => state.runs);
  if (runs.length === 0) return null;
  const recent = runs.toSorted((a, b) => b.startedAt - a.startedAt).slice(0, shownCount);
  return (
    <Card title="Recent runs" actions={<Link to={paths.runs}>All runs</Link>}>
      <ul className={styles['runs']}>
        {recent.map((run) => (
          <li key={run.id}>
            <Link to={paths.run(run.id)}>{flowLabel(run.flow)}</Link>
            <span className={styles['soft']}>
              <bdi>{run.environmentName}</bdi> · <bdi>{run.clientId}</bdi>
            </span>
            <span className={styles['when']}>
              <Time at={run.startedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
