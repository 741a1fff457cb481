import type { ReactNode } from 'react';
import { shorten } from '#ui/shorten/shorten.ts';
import { VisuallyHidden } from '#ui/visually-hidden/visually-hidden.tsx';
import styles from './check-list.module.css';

export type CheckMark = 'passed' | 'failed' | 'warned' | 'skipped';

export interface CheckRow {
  readonly id: string;
  readonly mark: CheckMark;
  readonly title: ReactNode;
  /** A word about its weight, before the title. */
  readonly weight?: ReactNode;
  /** As found; shown in the wire's face, as text. */
  readonly evidence?: string | null | undefined;
  readonly link?: { readonly href: string; readonly label: string } | null | undefined;
}

const marks: Record<CheckMark, { readonly sign: string; readonly word: string }> = {
  passed: { sign: '✓', word: 'Passed' },
  failed: { sign: '✕', word: 'Failed' },
  warned: { sign: '!', word: 'Warning' },
  skipped: { sign: '–', word: 'Skipped' },
};

/** Every check that was made, each with its mark, what was found, and where the rule is written. */
export function CheckList({ rows, label }: { rows: readonly CheckRow[]; label?: string }) {
  return (
    <ul className={styles['list']} aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} data-mark={row.mark}>
          <span className={`${styles['mark']} ${styles[row.mark]}`}>
            <span aria-hidden="true">{marks[row.mark].sign}</span>
            <VisuallyHidden>{marks[row.mark].word}:</VisuallyHidden>
          </span>
          <span className={styles['words']}>
            <span>
              {row.weight !== undefined && <>{row.weight} </>}
              {row.title}
            </span>
            {row.evidence !== undefined && row.evidence !== null && row.evidence !== '' && (
              <bdi className={styles['evidence']}>{shorten(row.evidence)}</bdi>
            )}
          </span>
          {row.link !== undefined && row.link !== null && (
            <a href={row.link.href} target="_blank" rel="noreferrer">
              {row.link.label}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
