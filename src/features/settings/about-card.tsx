import { Card } from '#ui/card/card.tsx';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import styles from './settings.module.css';
import { appVersion } from './app-version.ts';

export function AboutCard() {
  const host = useWorkspaceState((state) => state.host);
  return (
    <Card title="About">
      <dl className={styles['facts']}>
        <dt>Version</dt>
        <dd>{appVersion}</dd>
        <dt>Language</dt>
        <dd>English. Times are shown as this browser is set.</dd>
        <dt>Sandbox</dt>
        <dd>{host === null ? 'not asked for yet' : hostWords[host.host]}</dd>
      </dl>
    </Card>
  );
}

const hostWords = {
  server: 'answered by the host that serves this page',
  worker: 'answered by this browser’s service worker',
} as const;
