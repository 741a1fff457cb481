import { PageHead } from '#ui/page-head/page-head.tsx';
import { FirstRun } from './first-run.tsx';
import { MoreToDo } from './more-to-do.tsx';
import { PasteToken } from './paste-token.tsx';
import { RecentRuns } from './recent-runs.tsx';
import styles from './home-page.module.css';

export function Component() {
  return (
    <>
      <PageHead
        title="Run OAuth, and see every message"
        tabTitle="Home"
        about="Run real OAuth 2 and OpenID Connect flows, look at each request and answer, and learn which check stands where. Nothing you type leaves this browser unless you send it."
      />
      <div className={styles['pair']}>
        <FirstRun />
        <PasteToken />
      </div>
      <RecentRuns />
      <MoreToDo />
    </>
  );
}
