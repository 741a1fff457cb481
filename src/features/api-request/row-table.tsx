import type { ReactNode } from 'react';
import type { CallHeader } from '#protocol/api-call/call-draft.ts';
import { Button } from '#ui/button/button.tsx';
import styles from './api-request.module.css';

interface RowTableProps<T extends CallHeader> {
  readonly rows: readonly T[];
  /** `Header`, `Field`: what one row is. */
  readonly noun: string;
  /** The row that is wrong, and why. */
  readonly problem: { readonly fieldId: string; readonly text: string } | null;
  readonly names?: readonly string[];
  readonly onChange: (
    id: string,
    change: Partial<Pick<CallHeader, 'name' | 'value' | 'included'>>,
  ) => void;
  readonly onAdd: () => void;
  readonly onRemove: (id: string) => void;
  /** Stands in the place of the value, where there is something else; null for the value. */
  readonly renderValue?: (row: T, label: string) => ReactNode;
  readonly renderTools?: (row: T) => ReactNode;
}

/** Names and values, each to change, to leave out for a while, or to take away. */
export function RowTable<T extends CallHeader>(props: RowTableProps<T>) {
  const { rows, noun, problem, onChange, onAdd, onRemove } = props;
  const lower = noun.toLowerCase();
  const list = props.names === undefined ? undefined : `names-of-${lower}s`;
  return (
    <div className={styles['rows']}>
      {rows.map((row, index) => {
        const label = `${noun} ${index + 1}`;
        const isWrong = problem?.fieldId === row.id;
        return (
          <div key={row.id} className={`${styles['row']} ${row.included ? '' : styles['off']}`}>
            <input
              type="checkbox"
              aria-label={`Send ${lower} ${index + 1}`}
              checked={row.included}
              onChange={(event) => onChange(row.id, { included: event.target.checked })}
            />
            <input
              className={styles['wire']}
              aria-label={`${label} name`}
              placeholder="name"
              list={list}
              value={row.name}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              aria-invalid={isWrong || undefined}
              onChange={(event) => onChange(row.id, { name: event.target.value })}
            />
            {props.renderValue?.(row, label) ?? (
              <input
                className={styles['wire']}
                aria-label={`${label} value`}
                placeholder="value"
                value={row.value}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                aria-invalid={isWrong || undefined}
                onChange={(event) => onChange(row.id, { value: event.target.value })}
              />
            )}
            <span className={styles['rowTools']}>
              {props.renderTools?.(row)}
              <Button
                kind="quiet"
                aria-label={`Remove ${lower} ${index + 1}`}
                onClick={() => onRemove(row.id)}
              >
                ✕
              </Button>
            </span>
            {isWrong && <p className={styles['wrong']}>✕ {problem.text}</p>}
          </div>
        );
      })}
      {props.names !== undefined && (
        <datalist id={list}>
          {props.names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      <div>
        <Button kind="quiet" onClick={onAdd}>
          Add {lower}
        </Button>
      </div>
    </div>
  );
}
