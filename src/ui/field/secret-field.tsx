import { useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { Field, type FieldProps } from './field.tsx';
import styles from './field.module.css';

interface SecretFieldProps extends Omit<FieldProps, 'children' | 'aside'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/**
 * A text box whose text is dotted out until it is shown. Not `type="password"`, which browsers
 * offer to keep in their password stores and fill in with the user's own passwords.
 */
export function SecretField({ label, hint, error, value, onChange }: SecretFieldProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className={styles['joined']}>
          <input
            {...control}
            type="text"
            value={value}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className={`${styles['mono']} ${isShown ? '' : styles['dotted']}`}
            onChange={(event) => onChange(event.target.value)}
          />
          <Button
            aria-label={isShown ? 'Hide what is typed' : 'Show what is typed'}
            onClick={() => setIsShown(!isShown)}
          >
            {isShown ? 'Hide' : 'Show'}
          </Button>
        </div>
      )}
    </Field>
  );
}
