import { useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { Dialog } from '#ui/dialog/dialog.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';

/** Asks first, and can be taken back. */
export function DeleteAllRuns({ count }: { readonly count: number }) {
  const workspace = useWorkspace();
  const [isAsking, setIsAsking] = useState(false);
  const isOne = count === 1;
  const remove = () => {
    setIsAsking(false);
    const removed = workspace?.runs.removeAll();
    if (removed !== undefined) showToast(removed.message, { label: 'Undo', run: removed.undo });
  };
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>Delete all runs</Button>
      <Dialog
        title={isOne ? 'Delete the run?' : `Delete all ${count} runs?`}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        actions={
          <>
            <Button onClick={() => setIsAsking(false)}>{isOne ? 'Keep it' : 'Keep them'}</Button>
            <Button kind="danger" onClick={remove}>
              {isOne ? 'Delete' : 'Delete all'}
            </Button>
          </>
        }
      >
        <p>
          {isOne
            ? 'Its messages and tokens go with it.'
            : 'Their messages and tokens go with them.'}{' '}
          Tokens that are still valid at their server stay so: deleting revokes nothing.
        </p>
      </Dialog>
    </>
  );
}
