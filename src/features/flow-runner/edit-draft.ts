import type { DraftField, FieldPlace, RequestDraft } from '#protocol/http/draft.ts';

/** The draft with one field changed. */
export function changeField(
  draft: RequestDraft,
  id: string,
  change: Partial<Pick<DraftField, 'name' | 'value' | 'included'>>,
): RequestDraft {
  const fields = draft.fields.map((field) => (field.id === id ? { ...field, ...change } : field));
  return { ...draft, fields };
}

/** The draft without a field that the person had added. */
export function removeField(draft: RequestDraft, id: string): RequestDraft {
  return { ...draft, fields: draft.fields.filter((field) => field.id !== id) };
}

/** True for a parameter that is sent, and may be sent several times. @see RFC 8707 §2 */
export function canBeRepeated({ name, place, included, made }: DraftField): boolean {
  return (
    name === 'resource' && included && made !== null && (place === 'query' || place === 'form')
  );
}

/** The draft with one empty field more, after the others of its place. */
export function addField(draft: RequestDraft, place: FieldPlace, name = ''): RequestDraft {
  const taken = new Set(draft.fields.map((field) => field.id));
  let number = 1;
  while (taken.has(`added.${number}`)) number += 1;
  const added: DraftField = {
    id: `added.${number}`,
    place,
    name,
    value: '',
    included: true,
    made: null,
    secret: false,
  };
  return { ...draft, fields: [...draft.fields, added] };
}

/** True where a field is not as it was made, added ones included. */
export function isFieldChanged(field: DraftField): boolean {
  return field.made === null || field.value !== field.made;
}

/** True where anything differs from what was made, so that there is something to go back to. */
export function isDraftChanged(draft: RequestDraft, made: RequestDraft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(made);
}

/** Where a new parameter of this request most likely belongs. */
export function usualPlace(draft: RequestDraft): FieldPlace {
  const has = (place: FieldPlace) => draft.fields.some((field) => field.place === place);
  return (['claim', 'json', 'form', 'query'] as const).find(has) ?? 'header';
}

/** Where a parameter may be added: a token has claims, and a body is of one kind. */
export function placesOffered(draft: RequestDraft, isAuthorization: boolean): FieldPlace[] {
  if (isAuthorization) return ['query'];
  const usual = usualPlace(draft);
  if (usual === 'claim') return ['claim', 'jose'];
  return ['query', usual === 'json' ? 'json' : 'form', 'header'];
}
