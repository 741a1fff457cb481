import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';
import styles from './field.module.css';

interface TextFieldProps
  extends Omit<FieldProps, 'children'>, Omit<ComponentProps<'input'>, 'onChange' | 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** For what goes on the wire. */
  readonly isMono?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, aside, onChange, isMono = false, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={isMono ? false : undefined}
          {...rest}
          {...control}
          className={isMono ? styles['mono'] : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
