import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { Brand } from './brand.tsx';
import { Rail } from './rail.tsx';
import styles from './drawer.module.css';

/** On a narrow screen: a bar with a button that opens the rail as a modal drawer. */
export function Drawer() {
  const { key } = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  // Following one of its links closes it.
  useEffect(() => () => dialog.current?.close(), [key]);
  return (
    <>
      <header className={styles['bar']}>
        <button
          type="button"
          className={styles['open']}
          aria-label="Navigation"
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onClick={() => setIsOpen(true)}
        >
          <span aria-hidden="true">☰</span>
        </button>
        <Brand />
      </header>
      <dialog
        ref={dialog}
        className={styles['drawer']}
        aria-label="Navigation"
        onClose={() => setIsOpen(false)}
        onClick={(event) => {
          if (event.target === dialog.current) setIsOpen(false);
        }}
      >
        {isOpen && (
          <div className={styles['inside']}>
            <button
              type="button"
              className={styles['close']}
              aria-label="Close navigation"
              onClick={() => setIsOpen(false)}
            >
              ✕
            </button>
            <Rail />
          </div>
        )}
      </dialog>
    </>
  );
}
