import { use, useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { Dialog } from '#ui/dialog/dialog.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { ThemeContext } from '#ui/theme/theme-context.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './settings.module.css';

type EraseStatus = 'idle' | 'asking' | 'erasing' | 'done' | 'failed';

export function EraseCard() {
  const workspace = useWorkspace();
  const { choose } = use(ThemeContext);
  const [status, setStatus] = useState<EraseStatus>('idle');
  const erase = async () => {
    if (workspace === null) return;
    setStatus('erasing');
    try {
      await workspace.eraseEverything();
      choose('system');
      setStatus('done');
    } catch {
      setStatus('failed');
    }
  };
  return (
    <Card
      title="Erase"
      about="Environments, clients and their secrets, runs, tokens, keys, calls of APIs, sandboxes and settings, in every tab. It cannot be undone."
    >
      <div className={styles['row']}>
        <Button
          kind="danger"
          isBusy={status === 'erasing' || workspace === null}
          onClick={() => setStatus('asking')}
        >
          Erase everything
        </Button>
      </div>
      {status === 'done' && (
        <Notice kind="good" role="status" title="Everything was erased">
          <p>
            What this browser kept for Claimcheck is gone, and what the host of your sandboxes
            remembered of them: their tokens are no longer valid, and nobody is signed in there.
          </p>
        </Notice>
      )}
      {status === 'failed' && (
        <Notice kind="bad" role="alert" title="Not everything could be erased">
          <p>
            The browser or the host of the sandboxes refused. Close other tabs of Claimcheck and try
            again, or clear this site’s data in the browser’s settings; npm start forgets its
            sandboxes when it is stopped.
          </p>
        </Notice>
      )}
      <Dialog
        title="Erase what is kept here?"
        isOpen={status === 'asking'}
        onClose={() => setStatus((current) => (current === 'asking' ? 'idle' : current))}
        actions={
          <>
            <Button onClick={() => setStatus('idle')}>Keep it</Button>
            <Button kind="danger" onClick={() => void erase()}>
              Erase now
            </Button>
          </>
        }
      >
        <p>
          Environments, clients, secrets, runs, tokens, keys and calls go, in this browser. Export
          what you want to keep first. Tokens that are still valid at their servers stay so.
        </p>
      </Dialog>
    </Card>
  );
}
