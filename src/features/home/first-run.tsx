import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import { Card } from '#ui/card/card.tsx';
import { firstRunAddress } from './first-run-address.ts';
import styles from './home-page.module.css';

/** Three clicks from here to a token; the first of them is the button below. */
export function FirstRun() {
  return (
    <Card title="A flow in three clicks" about="With the sandbox server that comes with this app.">
      <ol className={styles['steps']}>
        <li>
          <b>Run your first flow</b>
          <span>It opens the authorization code flow with PKCE, filled in for the sandbox.</span>
        </li>
        <li>
          <b>Open authorization page</b>
          <span>The server asks who you are: sign in as alice or bob, no password needed.</span>
        </li>
        <li>
          <b>Send request</b>
          <span>The code that came back is traded for tokens. Every check is shown.</span>
        </li>
      </ol>
      <div className={styles['actions']}>
        <Link className={buttonClass('primary')} to={firstRunAddress}>
          Run your first flow
        </Link>
        <Link className={buttonClass('quiet')} to={paths.newEnvironment}>
          Use my own server
        </Link>
      </div>
    </Card>
  );
}
