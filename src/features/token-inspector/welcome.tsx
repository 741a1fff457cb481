import { EmptyState } from '#ui/empty-state/empty-state.tsx';
import styles from './token-inspector.module.css';

/** What can be pasted, while nothing is. */
export function Welcome() {
  return (
    <EmptyState title="What you will see">
      <ul className={styles['welcome']}>
        <li>
          <strong>What it says.</strong> Header and claims, each explained with its source, and
          times in human form.
        </li>
        <li>
          <strong>Whether to believe it.</strong> The signature, by the keys of your environments, a
          key you paste, or a key set you name.
        </li>
        <li>
          <strong>What is doubtful.</strong> Every check of an ID token or a JWT access token, the
          passed ones too.
        </li>
      </ul>
      <p>
        It may come with <code>Bearer</code> before it, with line breaks or quotes, or inside a URL,
        a cookie or a JSON answer. A broken or encrypted one is shown as far as it can be read.
      </p>
    </EmptyState>
  );
}
