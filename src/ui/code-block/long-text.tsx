import { useMemo, useRef, useState } from 'react';
import { FindInText, type FoundText } from './find-in-text.tsx';
import { cutIntoRows } from './text-rows.ts';
import styles from './code-block.module.css';

interface LongTextProps {
  readonly text: string;
  readonly label: string;
  readonly part: string | undefined;
  readonly isBeginning: boolean;
}

const rowPixels = 20;
/** Drawn beyond what is in sight, so that a quick hand sees no gap. */
const spareRows = 12;
/** Browsers lay nothing out that is much higher. */
const highestPixels = 12_000_000;
const shownRows = 30;

/** A text of which only the rows in sight are in the document; the rest is a scroll or a search away. */
export function LongText({ text, label, part, isBeginning }: LongTextProps) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [found, setFound] = useState<FoundText | null>(null);
  const rows = useMemo(() => cutIntoRows(text), [text]);
  const scale = Math.max(1, (rows.count * rowPixels) / highestPixels);
  const last = Math.max(0, rows.count - shownRows);
  const first = Math.min(last, Math.max(0, Math.floor((top * scale) / rowPixels) - spareRows));
  const drawn = Array.from(
    { length: Math.min(rows.count - first, shownRows + 2 * spareRows) },
    (_, index) => first + index,
  );
  const show = (next: FoundText | null) => {
    setFound(next);
    if (next === null || box.current === null) return;
    const row = rows.rowOf(next.at);
    box.current.scrollTop = Math.max(0, ((row - shownRows / 3) * rowPixels) / scale);
  };
  return (
    <>
      <FindInText text={text} label={label} onFind={show} />
      <div
        ref={box}
        className={styles['scroll']}
        role="group"
        tabIndex={0}
        aria-label={label}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div style={{ height: (rows.count * rowPixels) / scale }}>
          <pre
            className={styles['rows']}
            data-part={part}
            dir="auto"
            style={{ transform: `translateY(${(first * rowPixels) / scale}px)` }}
          >
            {drawn.map((index) => (
              <Row key={index} text={rows.rowAt(index)} isFound={isIn(found, rows.rowOf, index)} />
            ))}
          </pre>
        </div>
      </div>
      <p className={styles['rest']}>
        {isBeginning
          ? 'Reading the rest…'
          : `${text.length.toLocaleString('en')} characters in ${rows.count.toLocaleString('en')} rows, of which those in sight are drawn. Copy gives all of them.`}
      </p>
    </>
  );
}

function isIn(found: FoundText | null, rowOf: (at: number) => number, row: number): boolean {
  return found !== null && row >= rowOf(found.at) && row <= rowOf(found.at + found.length - 1);
}

function Row({ text, isFound }: { readonly text: string; readonly isFound: boolean }) {
  return <span className={styles[isFound ? 'foundRow' : 'row']}>{text}</span>;
}
