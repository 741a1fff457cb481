import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import { addHeader, changeRow } from './change-draft.ts';
import { RowTable } from './row-table.tsx';

const usual = [
  ...['accept', 'accept-language', 'content-type', 'if-match', 'if-none-match', 'prefer', 'range'],
  ...['idempotency-key', 'traceparent', 'x-request-id', 'x-requested-with', 'authorization'],
];

interface HeadersFieldsProps {
  readonly draft: CallDraft;
  readonly problem: { readonly fieldId: string; readonly text: string } | null;
  readonly onChange: (draft: CallDraft) => void;
}

/** The headers that a person sets; those of credential and body come by themselves. */
export function HeadersFields({ draft, problem, onChange }: HeadersFieldsProps) {
  const { headers } = draft;
  return (
    <RowTable
      rows={headers}
      noun="Header"
      problem={problem}
      names={usual}
      onChange={(id, change) => onChange({ ...draft, headers: changeRow(headers, id, change) })}
      onAdd={() => onChange({ ...draft, headers: addHeader(headers) })}
      onRemove={(id) => onChange({ ...draft, headers: headers.filter((row) => row.id !== id) })}
    />
  );
}
