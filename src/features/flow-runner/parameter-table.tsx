import { useState } from 'react';
import type { DraftField, FieldPlace, RequestDraft } from '#protocol/http/draft.ts';
import { Button } from '#ui/button/button.tsx';
import { AddParameter } from './add-parameter.tsx';
import {
  addField,
  changeField,
  isDraftChanged,
  placesOffered,
  removeField,
  usualPlace,
} from './edit-draft.ts';
import { ParameterRow, type RowActions } from './parameter-row.tsx';
import styles from './parameter-table.module.css';
import { withToken } from './token-picker.tsx';

interface ParameterTableProps {
  readonly draft: RequestDraft;
  /** As it was made, to go back to. */
  readonly made: RequestDraft | null;
  /** A navigation: it has no headers and no body of the page's own making. */
  readonly isAuthorization: boolean;
  /** What is wrong with the request as it stands, and with which field. */
  readonly problem: { readonly fieldId: string; readonly text: string } | null;
  readonly onChange: (draft: RequestDraft) => void;
}

const captions = {
  jose: 'Header of the token',
  claim: 'Claims of the token',
  query: 'Query',
  form: 'Body, as a form',
  json: 'Body, as JSON',
  header: 'Headers',
} as const satisfies Record<FieldPlace, string>;
const places = [
  ...(['jose', 'claim', 'query', 'form', 'json', 'header'] as const),
] as const satisfies readonly FieldPlace[];

/** The parameters of a request by the place where they go, each to change, leave out or explain. */
export function ParameterTable(props: ParameterTableProps) {
  const { draft, made, isAuthorization, problem, onChange } = props;
  const [isExplained, setIsExplained] = useState(false);
  const actions: RowActions = {
    change: (id, change) => onChange(changeField(draft, id, change)),
    repeat: ({ place, name }) => onChange(addField(draft, place, name)),
    remove: (id) => onChange(removeField(draft, id)),
    pick: (field, token) => onChange(withToken(draft, field, token)),
  };
  const leftOut = new Set(made?.fields.filter((field) => !field.included).map(({ id }) => id));
  const row = (field: DraftField) => (
    <ParameterRow
      key={field.id}
      field={field}
      actions={actions}
      isExplained={isExplained}
      isOffered={leftOut.has(field.id)}
      problem={problem?.fieldId === field.id ? problem.text : null}
    />
  );
  const offered = draft.fields.filter((field) => leftOut.has(field.id));
  const shown = draft.fields.filter((field) => !leftOut.has(field.id));
  const used = places.filter((place) => shown.some((field) => field.place === place));
  return (
    <div className={styles['parameters']}>
      {used.map((place) => (
        <table key={place} className={styles['table']}>
          <caption>{captions[place]}</caption>
          <tbody>{shown.filter((field) => field.place === place).map(row)}</tbody>
        </table>
      ))}
      {offered.length > 0 && (
        <details className={styles['offered']}>
          <summary>{describeOffered(offered)}</summary>
          <table className={styles['table']}>
            <caption>Tick what you want to send</caption>
            <tbody>{offered.map(row)}</tbody>
          </table>
        </details>
      )}
      <div className={styles['tools']}>
        <AddParameter
          usual={usualPlace(draft)}
          offered={placesOffered(draft, isAuthorization)}
          onAdd={(place) => onChange(addField(draft, place))}
        />
        <Button
          kind="quiet"
          aria-pressed={isExplained}
          onClick={() => setIsExplained(!isExplained)}
        >
          Explain all
        </Button>
        {made !== null && isDraftChanged(draft, made) && (
          <Button kind="quiet" onClick={() => onChange(made)}>
            Back to what was made
          </Button>
        )}
      </div>
    </div>
  );
}

function describeOffered(offered: readonly DraftField[]): string {
  const included = offered.filter((field) => field.included).length;
  const words = `${offered.length} more that servers know`;
  return included === 0 ? words : `${words}, ${included} included`;
}
