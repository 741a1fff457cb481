import { memo, useMemo, useRef } from 'react';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { highlight, type CodeLanguage } from './highlight.ts';
import { LongText } from './long-text.tsx';
import { splitIntoBlocks } from './split-into-blocks.ts';
import { useColours } from './use-colours.ts';
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
  /** More follows: it is drawn as the whole will be. */
  readonly isBeginning?: boolean;
}

/** Longer texts are laid out in blocks, those out of sight later. */
const blockwiseFrom = 4 * 1024;

/** Of longer texts only the visible lines are in the document. */
const wholeUpTo = 64 * 1024;

/** Text as it is on the wire: nothing added, nothing hidden, wrapped where it is too wide. */
export const CodeBlock = memo(function CodeBlock(props: CodeBlockProps) {
  const { text, label, part, language = 'plain', copyLabel, isBeginning = false } = props;
  return (
    <div className={styles['frame']}>
      {copyLabel !== undefined && (
        <div className={styles['copy']}>
          <CopyButton text={text} label={copyLabel} />
        </div>
      )}
      {isBeginning || text.length > wholeUpTo ? (
        <LongText {...{ text, label, part, isBeginning }} />
      ) : (
        <Whole {...{ text, label, part, language }} />
      )}
    </div>
  );
});

interface WholeProps {
  readonly text: string;
  readonly label: string;
  readonly part: string | undefined;
  readonly language: CodeLanguage;
}

function Whole({ text, label, part, language }: WholeProps) {
  const place = useRef<HTMLPreElement>(null);
  const isLong = text.length > blockwiseFrom;
  useColours(place, { text, language: isLong ? language : 'plain' });
  return (
    <pre
      ref={place}
      className={styles['wire']}
      data-part={part}
      // A group, not a landmark: there may be several of one name on a page.
      role="group"
      tabIndex={0}
      aria-label={label}
      dir="auto"
    >
      {isLong ? <Blocks text={text} /> : <Coloured text={text} language={language} />}
    </pre>
  );
}

function Coloured({ text, language }: Pick<WholeProps, 'text' | 'language'>) {
  const parts = useMemo(() => highlight(text, language), [text, language]);
  return parts.map((piece, index) =>
    piece.kind === null ? (
      piece.text
    ) : (
      <span key={index} className={styles[piece.kind]}>
        {piece.text}
      </span>
    ),
  );
}

function Blocks({ text }: { readonly text: string }) {
  const blocks = useMemo(() => splitIntoBlocks(text), [text]);
  return blocks.map((block, index) => (
    <span key={index} className={styles['block']}>
      {block}
    </span>
  ));
}
