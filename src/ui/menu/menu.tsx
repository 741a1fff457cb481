import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { buttonClass } from '#ui/button/button-class.ts';
import styles from './menu.module.css';

interface MenuProps {
  /** Says what it is the menu of: `More for My sandbox`. */
  readonly label: string;
  /** What the button shows. */
  readonly face?: ReactNode;
  /** Buttons and links. */
  readonly children: ReactNode;
}

/** Further actions behind one button: a native disclosure that closes on Escape and on leaving. */
export function Menu({ label, face = '⋯', children }: MenuProps) {
  const element = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (element.current !== null) element.current.open = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || element.current?.open !== true) return;
    event.stopPropagation();
    close();
    element.current.querySelector('summary')?.focus();
  };
  return (
    <details
      ref={element}
      className={styles['menu']}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <summary className={buttonClass('quiet')} aria-label={label}>
        {face}
      </summary>
      <div className={styles['list']} onClick={close}>
        {children}
      </div>
    </details>
  );
}
