import { useState } from 'react';
import type { FieldPlace } from '#protocol/http/draft.ts';
import { Button } from '#ui/button/button.tsx';
import styles from './parameter-table.module.css';

interface AddParameterProps {
  /** Where a parameter of this request usually goes. */
  readonly usual: FieldPlace;
  /** Where else one may go; a navigation has no headers or body of the page's own making. */
  readonly offered: readonly FieldPlace[];
  readonly onAdd: (place: FieldPlace) => void;
}

const names = {
  query: 'to the query',
  form: 'to the form',
  header: 'as a header',
  json: 'to the JSON body',
  claim: 'as a claim',
  jose: 'to the token’s header',
} as const;

/** A button that adds an empty row, and the place where it is added. */
export function AddParameter({ usual, offered, onAdd }: AddParameterProps) {
  const [chosen, setChosen] = useState<FieldPlace | null>(null);
  const place = chosen ?? usual;
  return (
    <span className={styles['add']}>
      <Button kind="quiet" onClick={() => onAdd(place)}>
        Add parameter
      </Button>
      {offered.length > 1 && (
        <select
          aria-label="Where to add it"
          value={place}
          onChange={(event) => {
            const next = offered.find((one) => one === event.target.value);
            if (next !== undefined) setChosen(next);
          }}
        >
          {offered.map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}
