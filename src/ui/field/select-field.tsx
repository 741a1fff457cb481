import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps
  extends Omit<FieldProps, 'children'>, Omit<ComponentProps<'select'>, 'onChange' | 'children'> {
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}

/** A native select with its label. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, aside, choices, onChange, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(control) => (
        <select {...rest} {...control} onChange={(event) => onChange(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
