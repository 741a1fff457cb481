import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { findAll } from './find-all.ts';
import styles from './code-block.module.css';

/** A place in a text, counting from 0. */
export interface FoundText {
  readonly at: number;
  readonly length: number;
}

interface FindInTextProps {
  readonly text: string;
  readonly label: string;
  readonly onFind: (found: FoundText | null) => void;
}

/** Finds words in a text that is not in the document as a whole, where the browser's own search ends. */
export function FindInText({ text, label, onFind }: FindInTextProps) {
  const id = useId();
  const [wanted, setWanted] = useState('');
  const [index, setIndex] = useState(0);
  const { places, isMore } = useMemo(() => findAll(text, wanted), [text, wanted]);
  const go = (next: number) => {
    if (places.length === 0) return;
    const wrapped = (next + places.length) % places.length;
    setIndex(wrapped);
    onFind({ at: places[wrapped] ?? 0, length: wanted.length });
  };
  const change = (value: string) => {
    setWanted(value);
    setIndex(0);
    const [at] = findAll(text, value).places;
    onFind(at === undefined ? null : { at, length: value.length });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    go(index + (event.shiftKey ? -1 : 1));
  };
  return (
    <div className={styles['find']} role="search" aria-label={label}>
      <label htmlFor={id}>Find</label>
      <input
        id={id}
        type="search"
        value={wanted}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
        onKeyDown={press}
      />
      <span role="status">{describe(wanted, { count: places.length, index, isMore })}</span>
      <Button kind="quiet" disabled={places.length < 2} onClick={() => go(index - 1)}>
        Previous
      </Button>
      <Button kind="quiet" disabled={places.length < 2} onClick={() => go(index + 1)}>
        Next
      </Button>
    </div>
  );
}

interface Outcome {
  readonly count: number;
  readonly index: number;
  readonly isMore: boolean;
}

function describe(wanted: string, { count, index, isMore }: Outcome): string {
  if (wanted === '') return '';
  if (count === 0) return 'Not found';
  return `${index + 1} of ${count.toLocaleString('en')}${isMore ? ' or more' : ''}`;
}
