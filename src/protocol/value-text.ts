/**
 * Any JSON value as words may name it: a text as it is, a list of plain values as they stand, and the
 * rest as JSON. Never throws, where `String` does for an object with a `toString` of its own.
 */
export function valueText(value: unknown): string {
  if (Array.isArray(value) && value.every(isPlain)) return value.join(',');
  if (isPlain(value)) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return 'a value that is nested too deep';
  }
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
