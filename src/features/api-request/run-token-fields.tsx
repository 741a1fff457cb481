import { Link, useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import type { CallDraft, tokenSchemes } from '#protocol/api-call/call-draft.ts';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { Time } from '#ui/time/time.tsx';
import { hasExpired, type RunToken } from '#workspace/calls/run-tokens.ts';
import styles from './api-request.module.css';
import { changeCredential } from './change-draft.ts';

interface RunTokenFieldsProps {
  readonly draft: CallDraft;
  readonly token: RunToken;
  readonly schemes: typeof tokenSchemes;
  /** Null before the clock is known. */
  readonly now: number | null;
  readonly isRefreshing: boolean;
  readonly onChange: (draft: CallDraft) => void;
  readonly onRefresh: (runId: string) => void;
}

/** The token of a run: whose it is, how long it lasts, how it is sent, and how to get a newer one. */
export function RunTokenFields(props: RunTokenFieldsProps) {
  const { draft, token, now, onChange, onRefresh } = props;
  const navigate = useNavigate();
  const isExpired = now !== null && hasExpired(token, now);
  const { scheme, refreshFirst } = draft.credential;
  return (
    <div className={styles['token']}>
      <p className={styles['note']}>
        Of <bdi>{token.environmentName}</bdi>
        {token.scope !== null && token.scope !== '' && (
          <>
            , for <bdi className={styles['mono']}>{token.scope}</bdi>
          </>
        )}
        {token.expiresAt !== null && (
          <>
            ; {isExpired ? 'expired' : 'expires'} <Time at={token.expiresAt} />
          </>
        )}
        . <Link to={paths.run(token.runId)}>Its run</Link>{' '}
        <Button
          kind="quiet"
          onClick={() => void navigate(paths.inspect, { state: { token: token.accessToken } })}
        >
          Inspect the token
        </Button>
      </p>
      {isExpired && !token.canBeRefreshed && (
        <p className={styles['warn']}>
          The token has expired, and no refresh token came with it: run its flow again for a new
          one.
        </p>
      )}
      {token.canBeRefreshed && (
        <div className={styles['line']}>
          {isExpired && (
            <Button isBusy={props.isRefreshing} onClick={() => onRefresh(token.runId)}>
              Refresh the token
            </Button>
          )}
          <label className={styles['tick']}>
            <input
              type="checkbox"
              checked={refreshFirst}
              onChange={(event) =>
                onChange(changeCredential(draft, { refreshFirst: event.target.checked }))
              }
            />
            Refresh it before sending, once it has expired
          </label>
        </div>
      )}
      <SelectField
        label="Sent as"
        value={scheme}
        choices={[
          {
            value: 'as-issued',
            label: `${token.scheme === 'DPoP' ? 'DPoP, with a proof' : 'Bearer'} (its type)`,
          },
          { value: 'Bearer', label: 'Bearer' },
          { value: 'DPoP', label: 'DPoP, with a proof of the client’s key' },
        ]}
        onChange={(chosen) =>
          onChange(
            changeCredential(draft, {
              scheme: props.schemes.find((one) => one === chosen) ?? 'as-issued',
            }),
          )
        }
      />
    </div>
  );
}
