import styles from './token-inspector.module.css';

/** What can be pasted and what comes of it, while nothing is. */
export function Welcome() {
  return (
    <div className={styles['welcome']}>
      <div>
        <h2>What it says</h2>
        <p>Header and claims, each explained with its source, and times in human form.</p>
      </div>
      <div>
        <h2>Whether to believe it</h2>
        <p>
          The signature, by the keys of your environments, a key that you paste, or a key set that
          you name.
        </p>
      </div>
      <div>
        <h2>What is doubtful</h2>
        <p>Every check of an ID token or a JWT access token, the passed ones too.</p>
      </div>
      <p>
        It may come with <code>Bearer</code> before it, with line breaks or quotes, or inside a URL,
        a cookie or a JSON answer. A broken or encrypted one is shown as far as it can be read.
      </p>
    </div>
  );
}
