import type { ReactNode } from 'react';
import styles from './name-table.module.css';

/** One name, what stands under it, and what that means. */
export interface NameRow {
  readonly name: string;
  /** Shown as text; whoever gives it cuts what is very long. Null where it is shown elsewhere. */
  readonly value: string | null;
  readonly meaning: ReactNode;
}

interface NameTableProps {
  readonly rows: readonly NameRow[];
  readonly caption?: string;
  /** Names the table for tests and for styles, as `data-part`. */
  readonly part?: string;
}

/** Names that somebody else chose, with their values and their meaning. Names may repeat. */
export function NameTable({ rows, caption, part }: NameTableProps) {
  return (
    <table className={styles['table']} data-part={part}>
      {caption !== undefined && <caption>{caption}</caption>}
      <tbody>
        {rows.map(({ name, value, meaning }, index) => (
          <tr key={index}>
            <th scope="row">
              <code>
                <bdi>{name}</bdi>
              </code>
            </th>
            <td>
              {value !== null && (
                <bdi className={styles['value']} tabIndex={value.length > 120 ? 0 : undefined}>
                  {value}
                </bdi>
              )}
              <span className={styles['meaning']}>{meaning}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
