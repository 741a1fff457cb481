import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at its foot; the safe one first, so that it has the focus. */
  readonly actions: ReactNode;
}

/** The browser's own modal: focus stays in it, Escape closes it, focus goes back where it was. */
export function Dialog({ title, isOpen, onClose, children, actions }: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null || dialog.open === isOpen) return;
    if (isOpen) dialog.showModal();
    else dialog.close();
  }, [isOpen]);
  return (
    <dialog
      ref={element}
      className={styles['dialog']}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div className={styles['inside']}>
        <h2 id={id}>{title}</h2>
        <div className={styles['body']}>{children}</div>
        <div className={styles['actions']}>{actions}</div>
      </div>
    </dialog>
  );
}
