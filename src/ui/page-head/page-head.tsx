import type { ReactNode } from 'react';
import styles from './page-head.module.css';

interface PageHeadProps {
  /** The page's heading, and what its tab is called. */
  readonly title: string;
  readonly tabTitle?: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
}

/** Heading, what the page is for, and its main actions; also names the browser's tab. */
export function PageHead({ title, tabTitle = title, about, actions }: PageHeadProps) {
  return (
    <div className={styles['head']}>
      <title>{`${tabTitle} · Claimcheck`}</title>
      <div className={styles['words']}>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {about !== undefined && <p>{about}</p>}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
