/** Where parameters of a request are read from: a query, a form, or the claims of a request object. */
export interface SentParameters {
  readonly get: (name: string) => string | null | undefined;
  readonly getAll?: (name: string) => readonly string[];
}

/**
 * The resources that a request names, in their order. In a request object several are one array.
 * @see RFC 8707 §2, RFC 9101 §4
 */
export function requestedResources(sent: SentParameters): readonly string[] {
  if (sent.getAll !== undefined) return sent.getAll('resource').filter((one) => one !== '');
  return readResources(sent.get('resource') ?? null);
}

/** The resources as a run remembers them; none where it knows of none. */
export function readResources(text: string | null): readonly string[] {
  if (text === null || text === '') return [];
  if (!text.startsWith('[')) return [text];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** As a run remembers them; null where there are none. */
export function writeResources(resources: readonly string[]): string | null {
  return resources.length === 0 ? null : JSON.stringify(resources);
}
