import { VisuallyHidden } from '#ui/visually-hidden/visually-hidden.tsx';
import styles from './bench.module.css';

/** What is doubtful about a value that could be read all the same. */
export function Notes({ notes, label }: { notes: readonly string[]; label: string }) {
  if (notes.length === 0) return null;
  return (
    <ul className={styles['notes']} aria-label={label}>
      {notes.map((note) => (
        <li key={note}>
          <span aria-hidden="true">!</span>
          <span>
            <VisuallyHidden>Warning: </VisuallyHidden>
            <bdi>{note}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}
