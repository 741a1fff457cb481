import type { CurlNote } from '#snippets/read-curl/curl-notes.ts';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import styles from './api-request.module.css';

interface CurlNotesProps {
  readonly notes: readonly CurlNote[] | null;
  readonly onClose: () => void;
}

/** What became of a command that was read: what was left out of it, and what is still missing. */
export function CurlNotes({ notes, onClose }: CurlNotesProps) {
  if (notes === null) return null;
  const close = (
    <Button kind="quiet" onClick={onClose}>
      Close
    </Button>
  );
  if (notes.length === 0) {
    return (
      <Notice kind="good" role="status" title="The command was read, all of it" actions={close} />
    );
  }
  return (
    <Notice
      kind="info"
      role="status"
      title="The command was read; look at this before you send it"
      actions={close}
    >
      <ul className={styles['list']}>
        {notes.map(({ about, says }) => (
          <li key={`${about} ${says}`}>
            <code>
              <bdi>{shorten(about)}</bdi>
            </code>
            : {says}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
