import type { DraftField, FieldPlace, RequestDraft } from './draft.ts';

/** What is known of a field while a draft is made. */
export interface NewField {
  readonly place: FieldPlace;
  readonly name: string;
  readonly value: string;
  readonly secret?: boolean;
  /** True where it is made anew each time it is sent. */
  readonly fresh?: boolean;
  /** False for a field that is offered but left out at first. */
  readonly included?: boolean;
}

/** A draft whose fields get ids of their own: `form.code`, and `form.resource.2` for a second one. */
export function makeDraft(method: string, url: string, fields: readonly NewField[]): RequestDraft {
  return { method, url, madeUrl: url, fields: makeFields(fields) };
}

/** Fields with ids, as `makeDraft` gives them. */
function makeFields(fields: readonly NewField[]): readonly DraftField[] {
  const uses = new Map<string, number>();
  return fields.map(({ place, name, value, secret = false, included = true, fresh = false }) => {
    const base = `${place}.${name}`;
    const use = (uses.get(base) ?? 0) + 1;
    uses.set(base, use);
    const id = use === 1 ? base : `${base}.${use}`;
    const field = { id, place, name, value, included, made: value, secret };
    return fresh ? { ...field, fresh } : field;
  });
}
