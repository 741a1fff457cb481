import { useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { VisuallyHidden } from '#ui/visually-hidden/visually-hidden.tsx';
import { pairRows, type DiffRow, type RowPair } from './pair-rows.ts';
import styles from './line-diff.module.css';

interface LineDiffProps {
  /** What is compared, for those who do not see it. */
  readonly label: string;
  readonly rows: readonly DiffRow[];
  readonly titles: { readonly first: string; readonly second: string };
  readonly layout: 'side-by-side' | 'one-column';
}

/** So many rows are drawn at once; more on request. */
const mostRows = 1000;

/** Two texts line by line; narrow, or where it is asked for, in one column. */
export function LineDiff({ label, rows, titles, layout }: LineDiffProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, mostRows);
  return (
    <div
      className={styles['frame']}
      data-layout={layout}
      tabIndex={0}
      role="group"
      aria-label={label}
    >
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{titles.first}</th>
            <th scope="col">{titles.second}</th>
          </tr>
        </thead>
        <tbody>
          {pairRows(shown).map((pair, index) => (
            <PairRow key={index} pair={pair} />
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <Button kind="quiet" onClick={() => setIsWhole(true)}>
          Show all {rows.length.toLocaleString('en')} lines
        </Button>
      )}
    </div>
  );
}

function PairRow({ pair }: { readonly pair: RowPair }) {
  const { first, second } = pair;
  return (
    <tr data-kind={first !== null && first === second ? 'same' : 'changed'}>
      <Side row={first} number={first?.firstNumber ?? null} />
      <Side row={second} number={second?.secondNumber ?? null} />
    </tr>
  );
}

const signs = { same: ' ', removed: '−', added: '+' } as const;

function Side({ row, number }: { readonly row: DiffRow | null; readonly number: number | null }) {
  if (row === null) return <td className={styles['none']} />;
  const Element = row.kind === 'removed' ? 'del' : row.kind === 'added' ? 'ins' : 'span';
  return (
    <td className={styles[row.kind]}>
      <span className={styles['number']} aria-hidden="true" data-number={number ?? ''} />
      <span className={styles['sign']} aria-hidden="true" data-sign={signs[row.kind]} />
      <Element>
        {row.kind !== 'same' && (
          <VisuallyHidden>{row.kind === 'added' ? 'Added: ' : 'Removed: '}</VisuallyHidden>
        )}
        <bdi>{row.text}</bdi>
      </Element>
    </td>
  );
}
