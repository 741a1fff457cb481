import { useId, useState } from 'react';
import { useHref } from 'react-router';
import { paths } from '#app/paths.ts';
import type { AuthorizationPlace } from '#workspace/model/run.ts';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { VisuallyHidden } from '#ui/visually-hidden/visually-hidden.tsx';
import { ByHand } from './by-hand.tsx';
import { Elapsed } from './elapsed.tsx';
import { Probing } from './probing.tsx';
import { leadsElsewhere } from './leads-elsewhere.ts';
import { StepForm } from './step-form.tsx';
import type { StepActions, StepContext } from './step-context.ts';
import styles from './step-section.module.css';

const places = [
  { value: 'this-tab', label: 'This tab' },
  { value: 'new-window', label: 'New window' },
  { value: 'by-hand', label: 'By hand' },
] as const satisfies readonly { value: AuthorizationPlace; label: string }[];

interface AuthorizationFormProps {
  readonly context: StepContext;
  readonly actions: StepActions;
}

/** Where the authorization page opens, and how its answer comes back. */
export function AuthorizationForm({ context, actions }: AuthorizationFormProps) {
  const id = useId();
  const { status, next } = context.view;
  const away = status.status === 'away' ? status : null;
  const [chosen, setChosen] = useState<AuthorizationPlace | null>(null);
  const [isBlocked, setIsBlocked] = useState(false);
  const callbackUrl = useCallbackUrl();
  const elsewhere = leadsElsewhere(next, callbackUrl);
  const place = chosen ?? away?.place ?? (elsewhere === null ? 'this-tab' : 'by-hand');
  const open = async () => {
    if (status.status === 'probing') return;
    const isOpen = await actions.open(place);
    setIsBlocked(!isOpen && place === 'new-window');
  };
  return (
    <StepForm context={context} actions={actions} onSubmit={() => void open()}>
      <div className={styles['send']}>
        <Button
          kind="primary"
          type="submit"
          isBusy={status.status === 'probing'}
          disabled={next?.request === null}
        >
          Open authorization page
        </Button>
        <Probing context={context} actions={actions} />
        <fieldset className={styles['places']}>
          <legend>
            <VisuallyHidden>Where it opens</VisuallyHidden>
          </legend>
          {places.map(({ value, label }) => (
            <label key={value}>
              <input
                type="radio"
                name={id}
                value={value}
                checked={place === value}
                onChange={() => setChosen(value)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      </div>
      {elsewhere !== null && <Elsewhere redirectUri={elsewhere} callbackUrl={callbackUrl} />}
      {isBlocked && (
        <Notice kind="warn" title="The browser blocked the new window" role="alert">
          Allow windows for this address in the browser’s address bar, or use this tab.
        </Notice>
      )}
      {away !== null && away.place === 'new-window' && (
        <p className={styles['note']}>
          This page goes on by itself as soon as the answer is there (<Elapsed since={away.since} />
          ). If the window was closed, open the page again, or{' '}
          <button type="button" className={styles['inline']} onClick={() => setChosen('by-hand')}>
            paste the answer by hand
          </button>
          .
        </p>
      )}
      {place === 'by-hand' && <ByHand context={context} actions={actions} />}
    </StepForm>
  );
}

/** Where this app receives answers, wherever it is served. */
function useCallbackUrl(): string {
  return new URL(useHref(paths.callback), window.location.origin).href;
}

interface ElsewhereProps {
  readonly redirectUri: string;
  readonly callbackUrl: string;
}

function Elsewhere({ redirectUri, callbackUrl }: ElsewhereProps) {
  return (
    <Notice kind="warn" title="The answer will not come back here">
      It goes to <bdi>{shorten(redirectUri)}</bdi>, which is not this app’s <bdi>{callbackUrl}</bdi>
      . Carry it by hand: sign in at the address below, copy the address where you end up, and paste
      it.
    </Notice>
  );
}
