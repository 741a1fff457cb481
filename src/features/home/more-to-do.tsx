import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import styles from './home-page.module.css';

const ideas = [
  {
    to: paths.flow('client-credentials'),
    title: 'Let a machine sign in',
    words: 'Client credentials: one request, one token, no user.',
  },
  {
    to: paths.newEnvironment,
    title: 'Connect a real server',
    words: 'Type its issuer; endpoints and keys are found, and CORS is explained.',
  },
  {
    to: paths.flows,
    title: 'Make it fail',
    words: 'Change or leave out any parameter of any flow, and read why the server refuses.',
  },
] as const;

/** Where to go after the first flow. */
export function MoreToDo() {
  return (
    <ul className={styles['more']} aria-label="More to do">
      {ideas.map(({ to, title, words }) => (
        <li key={to}>
          <Link to={to}>
            <b>{title}</b>
            <span className={styles['soft']}>{words}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
