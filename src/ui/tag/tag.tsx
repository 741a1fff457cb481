import type { ReactNode } from 'react';
import styles from './tag.module.css';

interface TagProps {
  readonly tone?: 'neutral' | 'good' | 'warn' | 'bad' | 'accent';
  readonly children: ReactNode;
}

export function Tag({ tone = 'neutral', children }: TagProps) {
  return <span className={`${styles['tag']} ${styles[tone]}`}>{children}</span>;
}
