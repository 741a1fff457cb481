import styles from './button.module.css';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'faint' | 'danger';

/** The look of a button, for links that stand where buttons stand. */
export function buttonClass(kind: ButtonKind = 'plain'): string {
  return `${styles['button']} ${styles[kind] ?? ''}`;
}
