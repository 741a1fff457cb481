import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { Card } from '#ui/card/card.tsx';
import { flowLabel } from './flow-label.ts';
import styles from './home-page.module.css';

interface Idea {
  readonly to: string;
  readonly title: string;
  readonly words: string;
}

const flows: readonly Idea[] = [
  {
    to: paths.flow('authorization-code'),
    title: flowLabel('authorization-code'),
    words: 'A person signs in, and the app trades a one-time code for tokens.',
  },
  {
    to: paths.flow('client-credentials'),
    title: flowLabel('client-credentials'),
    words: 'A program asks in its own name: one request, one token.',
  },
  {
    to: paths.flow('refresh-token'),
    title: flowLabel('refresh-token'),
    words: 'A new access token, without asking the person again.',
  },
  {
    to: paths.flows,
    title: 'All flows',
    words: 'Device, backchannel, token exchange, assertions, registration, logout and the rest.',
  },
];

const more: readonly Idea[] = [
  {
    to: paths.newEnvironment,
    title: 'Connect a real server',
    words: 'Type its issuer; endpoints and keys are found, and CORS is explained.',
  },
  {
    to: paths.environments,
    title: 'Make a sandbox of your own',
    words: 'With users, scopes and keys that you can change.',
  },
  {
    to: paths.inspect,
    title: 'Look at a sample token',
    words: 'No token at hand? The inspector has one, decoded and verified.',
  },
  {
    to: paths.make,
    title: 'Make a token',
    words: 'Signed or encrypted as you type, with any key; take one apart and change it.',
  },
  {
    to: paths.tools,
    title: 'Small tools',
    words: 'SD-JWT, status lists, base64url and more, each by itself.',
  },
];

/** Where to go after the first flow: what there is, one line each. */
export function MoreToDo() {
  return (
    <div className={styles['pair']}>
      <Card title="Flows to begin with" isPadded={false}>
        <Ideas ideas={flows} />
      </Card>
      <Card title="More to do" isPadded={false}>
        <Ideas ideas={more} />
      </Card>
    </div>
  );
}

function Ideas({ ideas }: { readonly ideas: readonly Idea[] }) {
  return (
    <ul className={styles['more']}>
      {ideas.map(({ to, title, words }) => (
        <li key={to}>
          <Link to={to}>
            <b>{title}</b> <span className={styles['soft']}>{words}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
