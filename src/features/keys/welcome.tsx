import styles from './keys.module.css';

/** What the page is for, while no key is there. */
export function Welcome() {
  return (
    <div className={styles['welcome']}>
      <div>
        <h2>A key in every form</h2>
        <p>As JWK and PEM, its public half by itself, its thumbprints, and its own certificate.</p>
      </div>
      <div>
        <h2>What is wrong with it</h2>
        <p>
          Weak or malformed keys, members that contradict each other, certificates of another key.
        </p>
      </div>
      <div>
        <h2>A server’s key set</h2>
        <p>
          Repeated names, private keys that were published by mistake, and what has changed since
          you last looked.
        </p>
      </div>
    </div>
  );
}
