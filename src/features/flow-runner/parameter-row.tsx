import { useId, useState } from 'react';
import type { DraftField } from '#protocol/http/draft.ts';
import type { OfferedToken } from '#workspace/runs/offered-tokens.ts';
import { Button } from '#ui/button/button.tsx';
import { VisuallyHidden } from '#ui/visually-hidden/visually-hidden.tsx';
import { canBeRepeated, isFieldChanged } from './edit-draft.ts';
import { explainField, explainOmission, type FieldMeaning } from './explain-field.ts';
import { JsonFieldRow } from './json-field-row.tsx';
import { jsonFieldName } from './json-fields.ts';
import { ParameterMeaning } from './parameter-meaning.tsx';
import { TokenPicker } from './token-picker.tsx';
import styles from './parameter-table.module.css';
import { SpecLink } from './spec-link.tsx';
import { ValuePicker } from './value-picker.tsx';
import { WireInput } from './wire-input.tsx';

export interface RowActions {
  readonly change: (
    id: string,
    change: Partial<Pick<DraftField, 'name' | 'value' | 'included'>>,
  ) => void;
  readonly remove: (id: string) => void;
  /** One more of its name, for a parameter that may stand several times. */
  readonly repeat: (field: DraftField) => void;
  readonly pick: (field: DraftField, token: OfferedToken) => void;
}

interface ParameterRowProps {
  readonly field: DraftField;
  readonly actions: RowActions;
  /** True while all meanings are shown. */
  readonly isExplained: boolean;
  readonly problem: string | null;
  /** One that is left out from the start: nothing breaks without it. */
  readonly isOffered: boolean;
}

/** One parameter: whether it goes, its name, its value; its meaning unfolds below. */
export function ParameterRow(props: ParameterRowProps) {
  const { field, actions, isExplained, problem, isOffered } = props;
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const isUnfolded = isOpen || isExplained;
  const meaning = explainField(field);
  const isAdded = field.made === null;
  const json = jsonFieldName(field.name);
  const label = field.name === '' ? 'Value of the new parameter' : field.name;
  const includedStyle = field.included ? '' : styles['off'];
  return (
    <>
      <tr className={`${styles['row']} ${includedStyle} ${isUnfolded ? styles['open'] : ''}`}>
        <th scope="row" className={styles['name']}>
          <span className={styles['nameCell']}>
            <input
              type="checkbox"
              checked={field.included}
              aria-label={`Include ${nameOf(field)}`}
              onChange={(event) => actions.change(field.id, { included: event.target.checked })}
            />
            {isAdded ? (
              <AddedName field={field} actions={actions} />
            ) : (
              <button
                type="button"
                className={styles['nameButton']}
                aria-expanded={isUnfolded}
                aria-controls={`${id}-meaning`}
                title={meaning.text}
                onClick={() => setIsOpen(!isOpen)}
              >
                {field.name}
                <VisuallyHidden>, what it means</VisuallyHidden>
              </button>
            )}
          </span>
        </th>
        <td>
          <WireInput
            label={label}
            value={field.value}
            describedBy={`${id}-description`}
            isHidden={field.secret && !isShown}
            isChanged={!isAdded && isFieldChanged(field)}
            isInvalid={problem !== null}
            onChange={(value) => actions.change(field.id, { value })}
          />
          <span id={`${id}-description`} hidden>
            {meaning.text}
          </span>
          <TokenPicker field={field} onPick={(token) => actions.pick(field, token)} />
          <ValuePicker
            field={field}
            onPick={(value) => actions.change(field.id, { value, included: true })}
          />
          <Omission meaning={isOffered || field.included ? null : explainOmission(field)} />
          {problem !== null && <p className={styles['problem']}>✕ {problem}</p>}
        </td>
        <td className={styles['acts']}>
          <RowButtons
            field={field}
            label={label}
            isShown={isShown}
            onShow={setIsShown}
            actions={actions}
          />
        </td>
      </tr>
      {json !== null && (
        <JsonFieldRow
          field={field}
          name={json}
          onChange={(value) => actions.change(field.id, { value, included: true })}
        />
      )}
      <tr className={styles['meaning']} id={`${id}-meaning`} hidden={!isUnfolded}>
        <td colSpan={3}>
          <ParameterMeaning meaning={meaning} field={field} />
        </td>
      </tr>
    </>
  );
}

interface RowButtonsProps {
  readonly field: DraftField;
  readonly label: string;
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
  readonly actions: RowActions;
}

function RowButtons({ field, label, isShown, onShow, actions }: RowButtonsProps) {
  return (
    <>
      {canBeRepeated(field) && (
        <Button
          kind="quiet"
          aria-label={`Add another ${field.name}`}
          onClick={() => actions.repeat(field)}
        >
          +
        </Button>
      )}
      {field.secret && (
        <Button
          kind="quiet"
          aria-pressed={isShown}
          aria-label={`Show ${label}`}
          onClick={() => onShow(!isShown)}
        >
          {isShown ? 'Hide' : 'Show'}
        </Button>
      )}
      {field.made === null && (
        <Button
          kind="quiet"
          aria-label={`Remove ${nameOf(field)}`}
          onClick={() => actions.remove(field.id)}
        >
          ✕
        </Button>
      )}
    </>
  );
}

function nameOf({ name }: DraftField): string {
  return name === '' ? 'the new parameter' : name;
}

function AddedName({ field, actions }: Pick<ParameterRowProps, 'field' | 'actions'>) {
  return (
    <input
      className={styles['added']}
      aria-label="Parameter name"
      placeholder="name"
      // The row is there because its button was pressed: the next thing is to type the name.
      autoFocus={field.name === ''}
      value={field.name}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      onChange={(event) => actions.change(field.id, { name: event.target.value })}
    />
  );
}

function Omission({ meaning }: { readonly meaning: FieldMeaning | null }) {
  if (meaning === null) return null;
  return (
    <p className={styles['omission']}>
      Left out. {meaning.text}. {meaning.spec !== null && <SpecLink spec={meaning.spec} />}
    </p>
  );
}
