import type { KeyboardEvent } from 'react';
import styles from './parameter-table.module.css';

interface WireInputProps {
  readonly label: string;
  readonly value: string;
  readonly describedBy?: string;
  readonly isHidden?: boolean;
  readonly isChanged?: boolean;
  readonly isInvalid?: boolean;
  readonly onChange: (value: string) => void;
}

/**
 * A box for a value as it goes on the wire: grows with the text, so that nothing of it is hidden.
 * Enter sends the form; Shift and Enter make a new line, since a value may hold one.
 */
export function WireInput(props: WireInputProps) {
  const { label, value, describedBy, isHidden = false, isChanged = false, isInvalid } = props;
  const classes = [
    styles['value'],
    isHidden && value !== '' ? styles['hidden'] : '',
    isChanged ? styles['changed'] : '',
  ].join(' ');
  return (
    <textarea
      rows={1}
      className={classes}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      value={value}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      onKeyDown={submitOnEnter}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
