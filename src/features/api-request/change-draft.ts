import type {
  CallBody,
  CallCredential,
  CallDraft,
  CallHeader,
  CallPart,
} from '#protocol/api-call/call-draft.ts';

/** The draft with some of its body changed. */
export function changeBody(draft: CallDraft, change: Partial<CallBody>): CallDraft {
  return { ...draft, body: { ...draft.body, ...change } };
}

/** The draft with some of its credential changed. */
export function changeCredential(draft: CallDraft, change: Partial<CallCredential>): CallDraft {
  return { ...draft, credential: { ...draft.credential, ...change } };
}

/** The rows with one changed. */
export function changeRow<T extends CallHeader>(
  rows: readonly T[],
  id: string,
  change: Partial<T>,
): readonly T[] {
  return rows.map((row) => (row.id === id ? { ...row, ...change } : row));
}

/** The rows with an empty one more. */
export function addHeader(rows: readonly CallHeader[]): readonly CallHeader[] {
  return [...rows, { id: freeId(rows, 'header'), name: '', value: '', included: true }];
}

/** The parts with an empty one more. */
export function addPart(rows: readonly CallPart[]): readonly CallPart[] {
  return [...rows, { id: freeId(rows, 'part'), name: '', value: '', included: true, file: null }];
}

function freeId(rows: readonly CallHeader[], start: string): string {
  const taken = new Set(rows.map(({ id }) => id));
  let number = rows.length + 1;
  while (taken.has(`${start}.${number}`)) number += 1;
  return `${start}.${number}`;
}
