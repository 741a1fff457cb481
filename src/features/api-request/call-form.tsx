import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import type { LeavingToken } from '#workspace/calls/leaving-tokens.ts';
import type { RunToken } from '#workspace/calls/run-tokens.ts';
import { useServices } from '#workspace/react/services.ts';
import styles from './api-request.module.css';
import { BodyFields } from './body-fields.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { HeadersFields } from './headers-fields.tsx';
import { TargetFields } from './target-fields.tsx';
import type { SendingState } from './use-sending.ts';

interface CallFormProps {
  readonly draft: CallDraft;
  readonly tokens: readonly RunToken[];
  /** Null before the clock is known. */
  readonly now: number | null;
  readonly hasRelay: boolean;
  readonly problem: { readonly fieldId: string; readonly text: string } | null;
  readonly leaving: readonly LeavingToken[];
  readonly isWaiting: boolean;
  readonly sending: SendingState;
  readonly onChange: (draft: CallDraft) => void;
  readonly onCurl: (text: string) => void;
}

/** The call as it is written. Enter in a line of it sends. */
export function CallForm(props: CallFormProps) {
  const { draft, problem, sending, isWaiting, onChange } = props;
  const { patience } = useServices();
  return (
    <form
      className={styles['form']}
      aria-label="The call"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null || !sending.isReady) sending.send();
      }}
    >
      <div className={styles['target']}>
        <TargetFields draft={draft} problem={problem} onChange={onChange} onCurl={props.onCurl} />
      </div>
      <Leaving leaving={props.leaving} />
      <div className={styles['line']}>
        <Button
          kind="primary"
          type="submit"
          isBusy={sending.isBusy}
          disabled={problem !== null && sending.isReady && !sending.isBusy}
        >
          Send request
        </Button>
        {isWaiting && (
          <>
            <Button onClick={sending.cancel}>Cancel</Button>
            <span className={styles['note']}>
              waiting for the answer, for {patience.seconds()} seconds at most
            </span>
          </>
        )}
        <div className={styles['way']}>
          <SelectField
            label="Sent by"
            value={draft.transport}
            choices={[
              { value: 'direct', label: 'this page' },
              { value: 'relay', label: props.hasRelay ? 'the relay' : 'the relay (none here)' },
            ]}
            onChange={(chosen) =>
              onChange({ ...draft, transport: chosen === 'relay' ? 'relay' : 'direct' })
            }
          />
        </div>
      </div>
      <CredentialFields
        draft={draft}
        tokens={props.tokens}
        now={props.now}
        isRefreshing={sending.isBusy}
        onChange={onChange}
        onRefresh={sending.refresh}
      />
      <fieldset className={styles['part']}>
        <legend>Headers</legend>
        <HeadersFields draft={draft} problem={problem} onChange={onChange} />
      </fieldset>
      <BodyFields draft={draft} onChange={onChange} />
    </form>
  );
}

function Leaving({ leaving }: { readonly leaving: readonly LeavingToken[] }) {
  if (leaving.length === 0) return null;
  return (
    <p className={styles['warn']}>
      {leaving.map(({ issuer, origin }) => (
        <span key={issuer}>
          A token of <bdi>{issuer}</bdi> is in this request, and <bdi>{origin}</bdi> is no place of
          that environment: you are asked before it goes.{' '}
        </span>
      ))}
    </p>
  );
}
