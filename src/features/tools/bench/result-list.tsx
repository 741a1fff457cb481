import { useState, type ReactNode } from 'react';
import { Button } from '#ui/button/button.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import styles from './bench.module.css';

export interface ResultRow {
  readonly label: string;
  /** Null where there is none: the note says why. */
  readonly value: string | null;
  readonly note?: ReactNode;
  /** Dotted out until it is shown; it is copied as it is. */
  readonly isSecret?: boolean;
}

/** What came of an input, each with a way to copy it. */
export function ResultList({ rows, label }: { rows: readonly ResultRow[]; label: string }) {
  return (
    <dl className={styles['results']} aria-label={label}>
      {rows.map((row) => (
        <Result key={row.label} row={row} />
      ))}
    </dl>
  );
}

function Result({ row }: { readonly row: ResultRow }) {
  const { label, value, note, isSecret = false } = row;
  const [isShown, setIsShown] = useState(false);
  const isMasked = isSecret && !isShown;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value !== null && (
          <code className={styles['result']}>
            <bdi>{isMasked ? mask(value) : value}</bdi>
          </code>
        )}
        {note !== undefined && note !== null && <span className={styles['note']}>{note}</span>}
      </dd>
      {value !== null && value !== '' && (
        <dd className={styles['acts']}>
          {isSecret && (
            <ShowButton label={label} isShown={isShown} onClick={() => setIsShown(!isShown)} />
          )}
          <CopyButton text={value} label={`Copy ${label}`} />
        </dd>
      )}
    </div>
  );
}

interface ShowButtonProps {
  readonly label: string;
  readonly isShown: boolean;
  readonly onClick: () => void;
}

function ShowButton({ label, isShown, onClick }: ShowButtonProps) {
  const verb = isShown ? 'Hide' : 'Show';
  return (
    <Button kind="quiet" aria-label={`${verb} ${label}`} onClick={onClick}>
      {verb}
    </Button>
  );
}

/** As many dots whatever the length, which is a secret's too. */
function mask(value: string): string {
  return value === '' ? '' : '••••••••••••';
}
