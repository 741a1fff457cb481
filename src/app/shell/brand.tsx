import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import styles from './brand.module.css';

export function Brand() {
  return (
    <Link className={styles['brand']} to={paths.home}>
      <svg width="26" height="20" viewBox="0 0 26 20" aria-hidden="true">
        <path
          d="M2 1h22a1 1 0 0 1 1 1v5a3 3 0 0 0 0 6v5a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1v-5a3 3 0 0 0 0-6V2a1 1 0 0 1 1-1z"
          fill="var(--accent)"
        />
        <path d="M9 4v12" stroke="var(--accent-ink)" strokeWidth="1.6" strokeDasharray="2 2" />
        <path d="M13 10.5l2.6 2.6L21 7.5" fill="none" stroke="var(--accent-ink)" strokeWidth="2" />
      </svg>
      Claimcheck
    </Link>
  );
}
