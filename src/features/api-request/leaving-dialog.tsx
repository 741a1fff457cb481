import { useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { Dialog } from '#ui/dialog/dialog.tsx';
import type { LeavingToken } from '#workspace/calls/leaving-tokens.ts';
import styles from './api-request.module.css';

interface LeavingDialogProps {
  readonly leaving: readonly LeavingToken[];
  readonly onKeep: () => void;
  readonly onSend: (isRemembered: boolean) => void;
}

/** Asks before a token goes where its environment does not know anybody. */
export function LeavingDialog({ leaving, onKeep, onSend }: LeavingDialogProps) {
  const [first] = leaving;
  const [isRemembered, setIsRemembered] = useState(false);
  return (
    <Dialog
      title="Send the token to another place?"
      isOpen={leaving.length > 0}
      onClose={onKeep}
      actions={
        <>
          <Button onClick={onKeep}>Do not send</Button>
          <Button kind="danger" onClick={() => onSend(isRemembered)}>
            Send to {first === undefined ? 'it' : hostOf(first.origin)}
          </Button>
        </>
      }
    >
      {leaving.map(({ environmentId, environmentName, issuer, origin }) => (
        <p key={environmentId}>
          This request carries a token that <bdi>{issuer}</bdi> issued (environment{' '}
          <bdi>{environmentName}</bdi>), and goes to <b>{origin}</b>, which is neither an endpoint
          nor an API of that environment.
        </p>
      ))}
      <p>Whoever is there can use the token as you can.</p>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          checked={isRemembered}
          onChange={(event) => setIsRemembered(event.target.checked)}
        />
        Add it to the APIs of the environment, and do not ask again
      </label>
    </Dialog>
  );
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}
