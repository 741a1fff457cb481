import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import { Field } from '#ui/field/field.tsx';
import styles from './api-request.module.css';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const other = 'other';

interface TargetFieldsProps {
  readonly draft: CallDraft;
  readonly problem: { readonly fieldId: string; readonly text: string } | null;
  readonly onChange: (draft: CallDraft) => void;
  /** A command of curl that was pasted where an address should be. */
  readonly onCurl: (text: string) => void;
}

/** Method and address. */
export function TargetFields({ draft, problem, onChange, onCurl }: TargetFieldsProps) {
  const { method, url } = draft;
  const upper = method.toUpperCase();
  const isUsual = methods.includes(upper);
  const urlProblem = problem?.fieldId === 'url' && url.trim() !== '' ? problem.text : null;
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!/^\s*(?:\$\s+)?curl(?:\.exe)?\s/i.test(text)) return;
    event.preventDefault();
    onCurl(text);
  };
  return (
    <>
      <Field label="Method">
        {(control) => (
          <select
            {...control}
            value={isUsual ? upper : other}
            onChange={({ target }) =>
              onChange({ ...draft, method: target.value === other ? '' : target.value })
            }
          >
            {methods.map((one) => (
              <option key={one}>{one}</option>
            ))}
            <option value={other}>Other…</option>
          </select>
        )}
      </Field>
      {!isUsual && (
        <Field
          label="Other method"
          error={problem?.fieldId === 'method' && method !== '' ? problem.text : null}
        >
          {(control) => (
            <input
              {...control}
              className={styles['wire']}
              placeholder="PURGE"
              value={method}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              onChange={(event) => onChange({ ...draft, method: event.target.value })}
            />
          )}
        </Field>
      )}
      <div className={styles['url']}>
        <Field label="URL" error={urlProblem}>
          {(control) => (
            <textarea
              {...control}
              rows={1}
              className={styles['wire']}
              placeholder="https://api.example.com/orders"
              value={url}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              inputMode="url"
              onKeyDown={submitOnEnter}
              onPaste={paste}
              onChange={(event) => onChange({ ...draft, url: event.target.value })}
            />
          )}
        </Field>
      </div>
    </>
  );
}

function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
