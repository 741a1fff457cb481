import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { Dialog } from '#ui/dialog/dialog.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import { Time } from '#ui/time/time.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import type { ApiCall } from '#workspace/model/api-call.ts';
import type { Workspace } from '#workspace/workspace.ts';
import styles from './api-request.module.css';
import { describeOutcome } from './describe-outcome.ts';

interface CallHistoryProps {
  readonly workspace: Workspace | null;
  readonly calls: readonly ApiCall[];
  readonly openId: string | null;
}

const firstShown = 20;

/** The calls that were sent or begun, the newest first. */
export function CallHistory({ workspace, calls, openId }: CallHistoryProps) {
  const [isWhole, setIsWhole] = useState(false);
  const newest = calls.toSorted((one, other) => other.createdAt - one.createdAt);
  const shown = isWhole ? newest : newest.slice(0, firstShown);
  return (
    <Card
      title="History"
      about="What you have sent, with its answers and the credentials in it. Kept in this browser until you delete it."
      actions={calls.length > 0 && <DeleteAll count={calls.length} workspace={workspace} />}
      isPadded={calls.length === 0}
    >
      {calls.length === 0 ? (
        <p className={styles['note']}>
          Nothing yet. Each call that you send is listed here, to be read and sent again.
        </p>
      ) : (
        <>
          <ul className={styles['history']} aria-label="Calls">
            {shown.map((call) => (
              <CallRow
                key={call.id}
                call={call}
                isOpen={call.id === openId}
                workspace={workspace}
              />
            ))}
          </ul>
          {shown.length < newest.length && (
            <div className={styles['rest']}>
              <Button kind="quiet" onClick={() => setIsWhole(true)}>
                Show all {newest.length}
              </Button>
            </div>
          )}
        </>
      )}
    </Card>
  );
}

interface CallRowProps {
  readonly workspace: Workspace | null;
  readonly call: ApiCall;
  readonly isOpen: boolean;
}

function CallRow({ call, isOpen, workspace }: CallRowProps) {
  const { id, draft, createdAt, environmentName } = call;
  const words = describeOutcome(
    call.exchanges.at(-1) ?? null,
    workspace?.calls.isUnderWay(id) === true,
  );
  const url = draft.url.trim();
  const remove = () => {
    const removed = workspace?.calls.remove(id);
    if (removed !== undefined) showToast(removed.message, { label: 'Undo', run: removed.undo });
  };
  return (
    <li>
      <div className={styles['what']}>
        <Link
          to={{ pathname: paths.request, search: new URLSearchParams({ call: id }).toString() }}
          aria-current={isOpen ? 'page' : undefined}
        >
          <span className={styles['mono']}>{draft.method}</span>{' '}
          <bdi>{url === '' ? '(no address yet)' : url.slice(0, 200)}</bdi>
        </Link>
        {environmentName !== null && (
          <span className={styles['note']}>
            with a token of <bdi>{environmentName}</bdi>
          </span>
        )}
      </div>
      <Tag tone={words?.tone ?? 'neutral'}>{words?.text ?? 'not sent'}</Tag>
      <span className={styles['note']}>
        <Time at={createdAt} />
      </span>
      <Button kind="faint" onClick={remove}>
        Delete
      </Button>
    </li>
  );
}

function DeleteAll(props: { readonly count: number; readonly workspace: Workspace | null }) {
  const { count, workspace } = props;
  const [isAsking, setIsAsking] = useState(false);
  const isOne = count === 1;
  const remove = () => {
    setIsAsking(false);
    const removed = workspace?.calls.removeAll();
    if (removed !== undefined) showToast(removed.message, { label: 'Undo', run: removed.undo });
  };
  return (
    <>
      <Button kind="quiet" onClick={() => setIsAsking(true)}>
        Delete all calls
      </Button>
      <Dialog
        title={isOne ? 'Delete the call?' : `Delete all ${count} calls?`}
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
        <p>Requests, answers and the credentials in them go. What the APIs did stays done.</p>
      </Dialog>
    </>
  );
}
