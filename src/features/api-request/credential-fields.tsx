import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { tokenSchemes, type CallDraft } from '#protocol/api-call/call-draft.ts';
import { SecretField } from '#ui/field/secret-field.tsx';
import { Field } from '#ui/field/field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import type { RunToken } from '#workspace/calls/run-tokens.ts';
import { changeCredential } from './change-draft.ts';
import {
  choiceOfRun,
  chosenCredential,
  credentialChoices,
  homeOf,
  selectedChoice,
} from './credential-choices.ts';
import styles from './api-request.module.css';
import { RunTokenFields } from './run-token-fields.tsx';

interface CredentialFieldsProps {
  readonly draft: CallDraft;
  readonly tokens: readonly RunToken[];
  readonly now: number | null;
  readonly isRefreshing: boolean;
  readonly onChange: (draft: CallDraft) => void;
  readonly onRefresh: (runId: string) => void;
}

/** How the call proves itself. */
export function CredentialFields(props: CredentialFieldsProps) {
  const { draft, tokens, onChange } = props;
  const { credential } = draft;
  const token = tokens.find(({ runId }) => runId === credential.runId) ?? null;
  const selected = selectedChoice(credential);
  const isGone = credential.kind === 'run' && token === null;
  return (
    <>
      <Field
        label="Credential"
        hint={tokens.length === 0 && credential.kind === 'none' ? <NoTokenYet /> : null}
      >
        {(control) => (
          <select
            {...control}
            value={selected}
            onChange={(event) =>
              onChange(changeCredential(draft, chosenCredential(event.target.value)))
            }
          >
            <option value="none">None</option>
            {(tokens.length > 0 || isGone) && (
              <optgroup label="Tokens of runs">
                {isGone && <option value={selected}>A token of a run that was deleted</option>}
                {tokens.map((one) => (
                  <option key={one.runId} value={choiceOfRun(one)}>
                    {one.label}, {new Date(one.startedAt).toLocaleTimeString()}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label="Typed here">
              {credentialChoices
                .filter(({ kind }) => kind !== 'none')
                .map(({ kind, label }) => (
                  <option key={kind} value={kind}>
                    {label}
                  </option>
                ))}
            </optgroup>
          </select>
        )}
      </Field>
      {isGone && (
        <p className={styles['warn']}>
          The run of this token was deleted, so nothing is sent in its place. Choose another one.
        </p>
      )}
      {token !== null && credential.kind === 'run' && (
        <RunTokenFields {...props} token={token} schemes={tokenSchemes} />
      )}
      <TypedCredential draft={draft} onChange={onChange} />
    </>
  );
}

function NoTokenYet() {
  return (
    <>
      No run here has a token yet. <Link to={paths.flows}>Get one by a flow</Link>, or type a
      credential.
    </>
  );
}

const kept = 'Kept in this browser with the call, until you delete it.';

type TypedProps = Pick<CredentialFieldsProps, 'draft' | 'onChange'>;

function TypedCredential({ draft, onChange }: TypedProps) {
  const { credential } = draft;
  switch (credential.kind) {
    case 'none':
    case 'run':
      return null;
    case 'bearer':
      return (
        <SecretField
          label="Token"
          hint={kept}
          value={credential.token}
          onChange={(token) => onChange(changeCredential(draft, { token }))}
        />
      );
    case 'basic':
    case 'twilio':
      return <UserPassword draft={draft} onChange={onChange} />;
    case 'api-key-header':
    case 'api-key-query':
      return <NamedKey draft={draft} onChange={onChange} />;
    case 'stripe':
    case 'stripe-bearer':
    case 'sendgrid':
      return (
        <>
          <SecretField
            label={credential.kind === 'sendgrid' ? 'API key' : 'Secret key'}
            hint={kept}
            value={credential.key}
            onChange={(key) => onChange(changeCredential(draft, { key }))}
          />
          <Home draft={draft} />
        </>
      );
  }
}

function UserPassword({ draft, onChange }: TypedProps) {
  const { credential } = draft;
  const isTwilio = credential.kind === 'twilio';
  return (
    <>
      <TextField
        label={isTwilio ? 'Account SID or API key SID' : 'User name'}
        isMono
        value={credential.username}
        onChange={(username) => onChange(changeCredential(draft, { username }))}
      />
      <SecretField
        label={isTwilio ? 'Auth token or API key secret' : 'Password'}
        hint={kept}
        value={credential.password}
        onChange={(password) => onChange(changeCredential(draft, { password }))}
      />
      <Home draft={draft} />
    </>
  );
}

function NamedKey({ draft, onChange }: TypedProps) {
  const { credential } = draft;
  const isInHeader = credential.kind === 'api-key-header';
  return (
    <>
      <TextField
        label={isInHeader ? 'Name of the header' : 'Name in the query'}
        isMono
        value={credential.keyName}
        onChange={(keyName) => onChange(changeCredential(draft, { keyName }))}
      />
      <SecretField
        label="API key"
        hint={kept}
        value={credential.key}
        onChange={(key) => onChange(changeCredential(draft, { key }))}
      />
      {!isInHeader && (
        <p className={styles['note']}>
          Servers and proxies write addresses into their logs: a key in a header is safer where the
          API takes one.
        </p>
      )}
    </>
  );
}

/** A service's key that is about to go to somebody else. */
function Home({ draft }: Pick<CredentialFieldsProps, 'draft'>) {
  const home = homeOf(draft.credential.kind);
  if (home === null || !URL.canParse(draft.url)) return null;
  const { hostname } = new URL(draft.url);
  if (hostname === home || hostname.endsWith(`.${home}`)) return null;
  return (
    <p className={styles['warn']}>
      Such a key belongs to {home}, and this call goes to <bdi>{hostname}</bdi>.
    </p>
  );
}
