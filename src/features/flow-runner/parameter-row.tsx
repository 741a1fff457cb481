import { useId, useState } from 'react';
import type { DraftField } from '#protocol/http/draft.ts';
import { Button } from '#ui/button/button.tsx';
import { VisuallyHidden } from '#ui/visually-hidden/visually-hidden.tsx';
import { isFieldChanged } from './edit-draft.ts';
import { ParameterMeaning } from './parameter-meaning.tsx';
import { explainField, explainOmission } from './explain-field.ts';
import { SpecLink } from './spec-link.tsx';
import styles from './parameter-table.module.css';
import { WireInput } from './wire-input.tsx';

export interface RowActions {
  readonly change: (
    id: string,
    change: Partial<Pick<DraftField, 'name' | 'value' | 'included'>>,
  ) => void;
  readonly remove: (id: string) => void;
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
  const omission = isOffered || field.included ? null : explainOmission(field);
  const isAdded = field.made === null;
  const names = [
    styles['row'],
    field.included ? '' : styles['off'],
    isUnfolded ? styles['open'] : '',
  ].join(' ');
  const label = field.name === '' ? 'Value of the new parameter' : field.name;
  return (
    <>
      <tr className={names}>
        <th scope="row" className={styles['name']}>
          <span className={styles['nameCell']}>
            <input
              type="checkbox"
              checked={field.included}
              aria-label={`Include ${field.name === '' ? 'the new parameter' : field.name}`}
              onChange={(event) => actions.change(field.id, { included: event.target.checked })}
            />
            {isAdded ? (
              <input
                className={styles['added']}
                aria-label="Parameter name"
                placeholder="name"
                value={field.name}
                autoCapitalize="off"
                spellCheck={false}
                onChange={(event) => actions.change(field.id, { name: event.target.value })}
              />
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
          {omission !== null && (
            <p className={styles['omission']}>
              Left out. {omission.text}.{' '}
              {omission.spec !== null && <SpecLink spec={omission.spec} />}
            </p>
          )}
          {problem !== null && <p className={styles['problem']}>✕ {problem}</p>}
        </td>
        <td className={styles['acts']}>
          {field.secret && (
            <Button
              kind="quiet"
              aria-pressed={isShown}
              aria-label={`Show ${label}`}
              onClick={() => setIsShown(!isShown)}
            >
              {isShown ? 'Hide' : 'Show'}
            </Button>
          )}
          {isAdded && (
            <Button
              kind="quiet"
              aria-label={`Remove ${field.name === '' ? 'the new parameter' : field.name}`}
              onClick={() => actions.remove(field.id)}
            >
              ✕
            </Button>
          )}
        </td>
      </tr>
      <tr className={styles['meaning']} id={`${id}-meaning`} hidden={!isUnfolded}>
        <td colSpan={3}>
          <ParameterMeaning meaning={meaning} field={field} />
        </td>
      </tr>
    </>
  );
}
