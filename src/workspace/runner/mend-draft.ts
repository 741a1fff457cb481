import type { DraftField, RequestDraft } from '#protocol/http/draft.ts';

/** Puts fields back to what was made for them; `url` stands for the address. */
export function restoreFields(draft: RequestDraft, names: readonly string[]): RequestDraft {
  const fields = draft.fields.map((field) =>
    names.includes(field.name) && field.made !== null
      ? { ...field, value: field.made, included: true }
      : field,
  );
  const url = names.includes('url') ? draft.madeUrl : draft.url;
  return { ...draft, url, fields };
}

/** Sets the first field of a name, and includes it. */
export function setField(draft: RequestDraft, name: string, value: string): RequestDraft {
  const first = draft.fields.find((field) => field.name === name);
  const fields = draft.fields.map((field) =>
    field === first ? { ...field, value, included: true } : field,
  );
  return { ...draft, fields };
}

/** Leaves out every field of a name. */
export function removeField(draft: RequestDraft, name: string): RequestDraft {
  const fields = draft.fields.map((field) =>
    field.name === name ? { ...field, included: false } : field,
  );
  return { ...draft, fields };
}

/** The fields that a person changed or left out, by name; those that were added are not among them. */
export function changedFields({ fields }: RequestDraft): readonly DraftField[] {
  return fields.filter(({ made, value, included }) => made !== null && included && made !== value);
}
