import type { DraftField, FieldPlace } from './draft.ts';

/**
 * The included fields of a place as the members of a JSON object. What is written as a number, a word
 * of JSON, an array, an object or a quoted string is that; everything else is text. Of several fields
 * of one name the last counts, as in most parsers (RFC 8259 §4).
 */
export function membersOf(
  fields: readonly DraftField[],
  place: FieldPlace,
): Readonly<Record<string, unknown>> {
  const own = fields.filter((field) => field.place === place && field.included);
  return Object.fromEntries(own.map(({ name, value }) => [name, readMember(value)]));
}

/** A value as it is written in a field, for a member of a JSON object. */
export function writeMember(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? '';
  return readMember(value) === value ? value : JSON.stringify(value);
}

function readMember(text: string): unknown {
  if (!/^\s*(?:[[{"]|-?\d|true\b|false\b|null\b)/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
