import { type UIEvent, useMemo, useState } from 'react';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { highlight, type CodeLanguage } from './highlight.ts';
import styles from './code-block.module.css';

interface CodeBlockProps {
  readonly text: string;
  /** What is in it, for those who reach it by keyboard. */
  readonly label: string;
  /** The value of `data-part`: the place where other programs find this text. */
  readonly part?: string;
  readonly language?: CodeLanguage;
  /** Name of the copy button; none without it. */
  readonly copyLabel?: string;
}

/** So much is in the document at once; the rest follows as it is scrolled to. */
const pageCharacters = 64 * 1024;

/** Text as it is on the wire: nothing added, nothing hidden, wrapped where it is too wide. */
export function CodeBlock({ text, label, part, language = 'plain', copyLabel }: CodeBlockProps) {
  const [shown, setShown] = useState(pageCharacters);
  const visible = text.length > shown ? text.slice(0, shown) : text;
  const isHuge = text.length > pageCharacters;
  const parts = useMemo(
    () => (isHuge ? [{ text: visible, kind: null }] : highlight(visible, language)),
    [visible, language, isHuge],
  );
  const follow = (event: UIEvent<HTMLPreElement>) => {
    const box = event.currentTarget;
    const isNearEnd = box.scrollTop + box.clientHeight > box.scrollHeight - 400;
    if (isNearEnd && shown < text.length) setShown(shown + pageCharacters);
  };
  return (
    <div className={styles['frame']}>
      {copyLabel !== undefined && (
        <div className={styles['copy']}>
          <CopyButton text={text} label={copyLabel} />
        </div>
      )}
      <pre
        className={`${styles['wire']} ${isHuge ? styles['bounded'] : ''}`}
        data-part={part}
        // A group, not a landmark: there may be several of one name on a page.
        role="group"
        tabIndex={0}
        aria-label={label}
        dir="auto"
        onScroll={isHuge ? follow : undefined}
      >
        {parts.map((piece, index) =>
          piece.kind === null ? (
            piece.text
          ) : (
            <span key={index} className={styles[piece.kind]}>
              {piece.text}
            </span>
          ),
        )}
      </pre>
      {visible.length < text.length && (
        <p className={styles['rest']}>
          {visible.length.toLocaleString('en')} of {text.length.toLocaleString('en')} characters;
          scroll for more, or copy them all.
        </p>
      )}
    </div>
  );
}
