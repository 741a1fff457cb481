import { type ReactNode, useId } from 'react';
import styles from './card.module.css';

interface CardProps {
  /** The region's name; without one it is a plain box. */
  readonly title?: string;
  /** Says what the card is for, below the title. */
  readonly about?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly isPadded?: boolean;
  readonly children?: ReactNode;
}

export function Card({ title, about, actions, isPadded = true, children }: CardProps) {
  const id = useId();
  const body = isPadded ? <div className={styles['body']}>{children}</div> : children;
  if (title === undefined) return <div className={styles['card']}>{body}</div>;
  return (
    <section className={styles['card']} aria-labelledby={id}>
      <header className={styles['head']}>
        <div className={styles['words']}>
          <h2 id={id}>{title}</h2>
          {about !== undefined && <p>{about}</p>}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      {body}
    </section>
  );
}
