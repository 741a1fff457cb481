import type { ReactNode } from 'react';
import { VisuallyHidden } from '#ui/visually-hidden/visually-hidden.tsx';
import styles from './notice.module.css';

export type NoticeKind = 'bad' | 'warn' | 'info' | 'good';

interface NoticeProps {
  readonly kind: NoticeKind;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** `alert` for what has just failed; nothing for what was there from the start. */
  readonly role?: 'alert' | 'status';
}

const words: Record<NoticeKind, string> = {
  bad: 'Error:',
  warn: 'Warning:',
  info: 'Note:',
  good: 'Done:',
};
const signs: Record<NoticeKind, string> = { bad: '✕', warn: '!', info: 'i', good: '✓' };

export function Notice({ kind, title, children, actions, role }: NoticeProps) {
  return (
    <div className={`${styles['notice']} ${styles[kind]}`} role={role}>
      <span className={styles['sign']} aria-hidden="true">
        {signs[kind]}
      </span>
      <div className={styles['words']}>
        <p className={styles['title']}>
          <VisuallyHidden>{words[kind]} </VisuallyHidden>
          {title}
        </p>
        {children !== undefined && <div className={styles['body']}>{children}</div>}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
