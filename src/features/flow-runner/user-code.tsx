import type { RunMemory } from '#flows/run-memory.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { QrCode } from '#ui/qr-code/qr-code.tsx';
import { Countdown } from './countdown.tsx';
import styles from './step-exhibit.module.css';
import { webAddress } from './web-address.ts';

/** What a device shows: the code to type, where to type it, and both in one for a camera. */
export function UserCode({ memory }: { readonly memory: RunMemory }) {
  const { userCode, deviceCodeExpiresAt } = memory;
  if (userCode === null) return null;
  const address = webAddress(memory.verificationUri);
  const complete = webAddress(memory.verificationUriComplete);
  return (
    <section className={styles['exhibit']} aria-label="User code">
      <div className={styles['words']}>
        <p>On another device, open this address and type the code:</p>
        <p>
          <bdi>{memory.verificationUri}</bdi>
        </p>
        <p className={styles['code']} data-part="user-code">
          {userCode}
        </p>
        <div className={styles['acts']}>
          <CopyButton text={userCode} label="Copy user code" />
          {(complete ?? address) !== null && (
            <a
              className={buttonClass()}
              href={complete ?? address ?? undefined}
              target="_blank"
              rel="noreferrer"
            >
              Open the page
            </a>
          )}
          {deviceCodeExpiresAt !== null && (
            <span className={styles['soft']}>
              <Countdown until={deviceCodeExpiresAt} over="The code has expired." />
            </span>
          )}
        </div>
      </div>
      {(complete ?? address) !== null && (
        <QrCode text={complete ?? address ?? ''} label="QR code of the address" />
      )}
    </section>
  );
}
