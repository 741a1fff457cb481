/** A line of a diff; numbers count from 1. */
export interface DiffRow {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  readonly firstNumber: number | null;
  readonly secondNumber: number | null;
}

/** What stands beside each other; the same row twice where nothing changed. */
export interface RowPair {
  readonly first: DiffRow | null;
  readonly second: DiffRow | null;
}

/** Puts lines that were left out beside those that were put in at the same place. */
export function pairRows(rows: readonly DiffRow[]): readonly RowPair[] {
  const pairs: RowPair[] = [];
  let removed: DiffRow[] = [];
  let added: DiffRow[] = [];
  const flush = () => {
    const length = Math.max(removed.length, added.length);
    for (let index = 0; index < length; index += 1) {
      pairs.push({ first: removed[index] ?? null, second: added[index] ?? null });
    }
    removed = [];
    added = [];
  };
  for (const row of rows) {
    if (row.kind === 'removed') removed.push(row);
    else if (row.kind === 'added') added.push(row);
    else {
      flush();
      pairs.push({ first: row, second: row });
    }
  }
  flush();
  return pairs;
}
