import type { RequestDraft } from '#protocol/http/draft.ts';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import type { Environment } from '#workspace/model/environment.ts';
import styles from './step-exhibit.module.css';

interface InboxAddressProps {
  readonly draft: RequestDraft | null;
  readonly environment: Environment | null;
}

/** Where the server has to post, and who registers that for the client. @see CIBA Core 1.0 §4 */
export function InboxAddress({ draft, environment }: InboxAddressProps) {
  const address = draft?.madeUrl ?? '';
  const isRemote = environment?.kind === 'remote';
  return (
    <section className={styles['exhibit']} aria-label="Notification address">
      <div className={styles['words']}>
        <p>
          {isRemote ? 'Register this at the server, as the client’s ' : 'The client’s '}
          <code>backchannel_client_notification_endpoint</code>
          {isRemote ? ':' : ' is this; the sandbox has it registered:'}
        </p>
        <p>
          <bdi>
            <code>{address}</code>
          </bdi>
        </p>
        {isRemote && (
          <div className={styles['acts']}>
            <CopyButton text={address} label="Copy this address" />
            <span className={styles['soft']}>
              The server must be able to reach it, and most want https.
            </span>
          </div>
        )}
      </div>
    </section>
  );
}
