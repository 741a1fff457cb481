import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { describeToken } from './describe-token.ts';
import { TokenCard } from './token-card.tsx';
import type { Maker } from './use-maker.ts';
import styles from './token-maker.module.css';

/** The token, who made it, and where it goes from here. */
export function Result({ maker }: { readonly maker: Maker }) {
  const navigate = useNavigate();
  const { draft, made, putView } = maker;
  const { put } = putView;
  const isForeign = draft.origin === 'taken-apart';
  const token = shownToken(maker);
  return (
    <div className={styles['result']}>
      <TokenCard
        token={token}
        problem={isForeign ? null : (made.problem?.sentence ?? null)}
        said={describeToken({ draft, made, put })}
        onPut={putView.take}
        onInspect={() => void navigate(paths.inspect, { state: { token } })}
      >
        <Notes maker={maker} />
      </TokenCard>
    </div>
  );
}

/** What was put into the box, while it is there; what was made otherwise. */
function shownToken({ draft, made, putView }: Maker): string {
  const { put } = putView;
  const isForeign = draft.origin === 'taken-apart';
  if (put !== null && (isForeign || put.why !== null)) return put.text;
  return isForeign ? '' : (made.token ?? '');
}

function Notes({ maker }: { readonly maker: Maker }) {
  const { draft, putView, edit } = maker;
  const { put } = putView;
  if (put !== null && put.why !== null) {
    return (
      <Notice
        kind="warn"
        role="status"
        title="This text was not taken apart"
        actions={<Button onClick={putView.leave}>Show the token made here</Button>}
      >
        <p>{put.why}</p>
      </Notice>
    );
  }
  if (draft.origin === 'taken-apart') {
    return (
      <Notice
        kind="info"
        title="This is the token as it came"
        actions={
          <Button kind="primary" onClick={() => edit({})}>
            Sign it with my key
          </Button>
        }
      >
        <p>
          Nothing of it was verified, and nothing was signed by you. As soon as you change a part it
          becomes another token, signed with the key chosen here.
        </p>
        {put?.opened.map((line) => (
          <p key={line}>It was {line}.</p>
        ))}
      </Notice>
    );
  }
  if (draft.origin === 'typed') return null;
  return (
    <p className={styles['soft']}>
      It began as somebody else’s token, taken apart. It is signed anew: whoever checks it with the
      first issuer’s key refuses it.
    </p>
  );
}
