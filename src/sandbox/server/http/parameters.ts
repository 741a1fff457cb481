/** Bodies of requests to the sandbox are read up to so many bytes. */
const bodyLimitBytes = 64 * 1024;

/** The parameters of a request. One without a value is as one left out. @see RFC 6749 §3.1 */
export interface Parameters {
  /** The value, or null. Of a repeated parameter the first. */
  readonly get: (name: string) => string | null;
  /** Each value of a parameter that may be repeated. */
  readonly all: (name: string) => readonly string[];
  /** Names that occur more than once, and may not. */
  readonly repeated: readonly string[];
  /** Every one that has a value, in order. */
  readonly pairs: readonly (readonly [string, string])[];
}

/** @see RFC 8707 §2, RFC 8693 §2.1 */
const repeatable = ['resource', 'audience'];

/** Reads pairs as parameters. */
export function toParameters(sent: Iterable<readonly [string, string]>): Parameters {
  const pairs = [...sent];
  const first = new Map<string, string>();
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const [name, value] of pairs) {
    if (seen.has(name) && !repeatable.includes(name)) repeated.add(name);
    seen.add(name);
    if (value !== '' && !first.has(name)) first.set(name, value);
  }
  const kept = pairs.filter(([, value]) => value !== '');
  return {
    get: (name) => first.get(name) ?? null,
    all: (name) => kept.filter(([one]) => one === name).map(([, value]) => value),
    repeated: [...repeated],
    pairs: kept,
  };
}

/** A form as it was sent. */
export interface Form {
  readonly parameters: Parameters;
  readonly contentType: string | null;
  readonly isTooLarge: boolean;
}

/** The media type alone, in lower case. @see RFC 9110 §8.3.1 */
export function mediaType(request: Request): string | null {
  const value = request.headers.get('Content-Type');
  return value === null ? null : (value.split(';')[0] ?? '').trim().toLowerCase();
}

/** Reads a body up to a limit; null where it is longer. */
export async function readBody(request: Request, limitBytes: number): Promise<string | null> {
  const announced = request.headers.get('Content-Length');
  if (Number(announced ?? '0') > limitBytes) return null;
  // HTTP holds a body to the length that it announces, and a host may read such a one in one piece.
  if (announced !== null) return request.text();
  if (request.body === null) return '';
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > limitBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Reads a body as a form, whatever its type says; whether the type is right is a check. */
export async function readForm(request: Request): Promise<Form> {
  const body = await readBody(request, bodyLimitBytes);
  return {
    parameters: toParameters(new URLSearchParams(body ?? '')),
    contentType: mediaType(request),
    isTooLarge: body === null,
  };
}

/** The media type of forms. @see RFC 6749 appendix B */
export const formMediaType = 'application/x-www-form-urlencoded';
