import type { DraftField, FieldPlace, RequestDraft } from '#protocol/http/draft.ts';

/**
 * Puts fields back to how the draft was made; one that was added is left out. `url` and `method`
 * stand for the address and the method.
 */
export function restoreFields(
  draft: RequestDraft,
  names: readonly string[],
  made: RequestDraft,
): RequestDraft {
  const fields = draft.fields.map((field) => {
    if (!names.includes(field.name)) return field;
    return made.fields.find(({ id }) => id === field.id) ?? { ...field, included: false };
  });
  const url = names.includes('url') ? made.url : draft.url;
  const method = names.includes('method') ? made.method : draft.method;
  return { ...draft, method, url, fields };
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

/** What a person changed of a draft: names of fields, `url` and `method`; each once. */
export function editedNames(draft: RequestDraft, made: RequestDraft): readonly string[] {
  const fields = draft.fields.flatMap((field) => {
    const before = made.fields.find(({ id }) => id === field.id);
    return isSame(field, before) ? [] : [field.name];
  });
  const url = draft.url === made.url ? [] : ['url'];
  const method = draft.method === made.method ? [] : ['method'];
  return [...new Set([...url, ...method, ...fields])];
}

function isSame(field: DraftField, before: DraftField | undefined): boolean {
  if (before === undefined) return !field.included;
  if (!field.included && !before.included) return true;
  return (
    field.included === before.included && field.value === before.value && field.name === before.name
  );
}

/**
 * Carries edits into a draft that was made anew; what was made with fresh chance stays fresh. Where the
 * request is made in another form by now, a parameter is found by its name.
 */
export function keepEdits(edited: RequestDraft, made: RequestDraft): RequestDraft {
  const fields = made.fields.map((field) => {
    const before = counterpart(edited, field);
    if (before === undefined || before.made !== field.made) return field;
    return { ...field, value: before.value, included: before.included };
  });
  const added = edited.fields.filter((field) => field.made === null);
  return { ...made, fields: [...fields, ...added.map((field) => inPlace(field, edited, made))] };
}

const parameterPlaces: readonly FieldPlace[] = ['query', 'form', 'claim'];

function isParameter({ place }: DraftField): boolean {
  return parameterPlaces.includes(place);
}

function counterpart({ fields }: RequestDraft, field: DraftField): DraftField | undefined {
  const same = fields.find(({ id }) => id === field.id);
  if (same !== undefined || !isParameter(field)) return same;
  const alike = fields.filter((one) => isParameter(one) && one.name === field.name);
  return alike.length === 1 ? alike[0] : undefined;
}

// A parameter that the person had added goes where the parameters are now.
function inPlace(field: DraftField, edited: RequestDraft, made: RequestDraft): DraftField {
  const placeOf = ({ fields }: RequestDraft) =>
    fields.find((one) => isParameter(one) && one.name === 'response_type')?.place;
  const [before, now] = [placeOf(edited), placeOf(made)];
  return field.place === before && now !== undefined ? { ...field, place: now } : field;
}
