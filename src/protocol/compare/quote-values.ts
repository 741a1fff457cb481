/** So much of a value is named in a sentence; the whole stands beside it. */
const mostCharacters = 80;
const mostValues = 8;

/** A value in a sentence, cut where it is long. @see RFC 8259 §7 */
export function quoteValue(value: string): string {
  if (value === '') return 'an empty text';
  return `“${value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value}”`;
}

/** Values in a sentence: `“a”, “b” and 3 more`. @see RFC 6749 §3.3 */
export function quoteValues(values: readonly string[]): string {
  const shown = values.slice(0, mostValues).map(quoteValue).join(', ');
  const rest = values.length - mostValues;
  return rest > 0 ? `${shown} and ${rest.toLocaleString('en')} more` : shown;
}

/** Names as they are: `a, b and 3 more`. @see RFC 7519 §4 */
export function listNames(names: readonly string[]): string {
  const shown = names
    .slice(0, mostValues)
    .map((name) => (name === '' ? '""' : name.slice(0, mostCharacters)));
  const rest = names.length - mostValues;
  return rest > 0 ? `${shown.join(', ')} and ${rest.toLocaleString('en')} more` : shown.join(', ');
}
