import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { faultsOf } from '#workspace/environments/faults-of.ts';
import { nameFaults } from '#workspace/environments/faults.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { useSandboxChange } from './use-sandbox-change.ts';

/** Says that the sandbox misbehaves on purpose, for as long as it does. */
export function FaultsNotice({ environment }: { readonly environment: Environment }) {
  const { change } = useSandboxChange(environment);
  const faults = faultsOf(environment);
  if (faults.length === 0) return null;
  return (
    <Notice
      kind="warn"
      title="This sandbox misbehaves on purpose"
      actions={
        <Button onClick={() => void change({ faults: [], message: 'All faults are off.' })}>
          Turn all off
        </Button>
      }
    >
      Faults that are on: {nameFaults(faults)}.
    </Notice>
  );
}
