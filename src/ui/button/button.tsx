import type { ComponentProps } from 'react';
import { buttonClass, type ButtonKind } from './button-class.ts';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: ButtonKind;
  /** Work goes on: it cannot be pressed, and says so without losing the focus. */
  readonly isBusy?: boolean;
}

export function Button({ kind, isBusy = false, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${buttonClass(kind)} ${className ?? ''}`}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
