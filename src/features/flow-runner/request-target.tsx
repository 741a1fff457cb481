import type { RequestDraft } from '#protocol/http/draft.ts';
import styles from './step-section.module.css';
import { WireInput } from './wire-input.tsx';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

interface RequestTargetProps {
  readonly draft: RequestDraft;
  /** Null where the browser itself makes the request: it always asks with GET. */
  readonly listId: string | null;
  readonly problem: { readonly fieldId: string; readonly text: string } | null;
  readonly onChange: (draft: RequestDraft) => void;
}

/** Method and address of a request, both to change. */
export function RequestTarget({ draft, listId, problem, onChange }: RequestTargetProps) {
  const isWrong = problem?.fieldId === 'url' || problem?.fieldId === 'method';
  return (
    <div className={styles['target']}>
      {listId === null ? (
        <code>GET</code>
      ) : (
        <>
          <input
            aria-label="Method"
            className={styles['method']}
            list={listId}
            value={draft.method}
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={problem?.fieldId === 'method' || undefined}
            onChange={(event) => onChange({ ...draft, method: event.target.value })}
          />
          <datalist id={listId}>
            {methods.map((method) => (
              <option key={method} value={method} />
            ))}
          </datalist>
        </>
      )}
      <WireInput
        label="URL"
        value={draft.url}
        isChanged={draft.url !== draft.madeUrl}
        isInvalid={problem?.fieldId === 'url'}
        onChange={(url) => onChange({ ...draft, url })}
      />
      {isWrong && <p className={styles['wrong']}>✕ {problem.text}</p>}
    </div>
  );
}
