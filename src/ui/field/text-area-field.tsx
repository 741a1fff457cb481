import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';

interface TextAreaFieldProps
  extends Omit<FieldProps, 'children'>, Omit<ComponentProps<'textarea'>, 'onChange' | 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TextAreaField(props: TextAreaFieldProps) {
  const { label, hint, error, aside, onChange, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(control) => (
        <textarea
          rows={4}
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...control}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
