import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { buttonClass } from '#ui/button/button-class.ts';
import { Notice } from '#ui/notice/notice.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import { faultsOf } from '#workspace/environments/faults-of.ts';
import { nameFaults } from '#workspace/environments/faults.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Workspace } from '#workspace/workspace.ts';

interface FaultsNoticeProps {
  readonly workspace: Workspace;
  readonly environment: Environment;
}

/** Says before a run that its server misbehaves on purpose, so that nobody looks for another reason. */
export function FaultsNotice({ workspace, environment }: FaultsNoticeProps) {
  const faults = faultsOf(environment);
  if (faults.length === 0) return null;
  const turnOff = async () => {
    const change = { faults: [], message: 'All faults are off.' };
    const changed = await workspace.environments.changeSandbox(environment.id, change);
    if (changed.ok) {
      showToast(changed.value.message, { label: 'Undo', run: changed.value.undo });
    } else {
      showToast(`The faults are still on: ${changed.problem.reason}`);
    }
  };
  return (
    <Notice
      kind="warn"
      title="This sandbox misbehaves on purpose"
      actions={
        <>
          <Button onClick={() => void turnOff()}>Turn all off</Button>
          <Link className={buttonClass('quiet')} to={paths.environment(environment.id)}>
            Choose others
          </Link>
        </>
      }
    >
      Faults that are on: {nameFaults(faults)}. A check is there to notice each.
    </Notice>
  );
}
