import { use } from 'react';
import type { DraftField } from '#protocol/http/draft.ts';
import { knownValues } from './known-values.ts';
import styles from './parameter-table.module.css';
import { ServerHints } from './server-hints.ts';

interface ValuePickerProps {
  readonly field: DraftField;
  readonly onPick: (value: string) => void;
}

/** Puts a value that the server knows into a field; nothing where it names none. */
export function ValuePicker({ field, onPick }: ValuePickerProps) {
  const values = knownValues(field.name, use(ServerHints));
  if (values.length === 0) return null;
  return (
    <select
      className={styles['picker']}
      aria-label={`Choose a value for ${field.name}`}
      value=""
      onChange={(event) => {
        if (event.target.value !== '') onPick(event.target.value);
      }}
    >
      <option value="">Choose a value …</option>
      {values.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </select>
  );
}
