import { encodeFormValue } from './form-encoding.ts';

/** One parameter as it stands in an address. */
export interface UrlParameter {
  readonly name: string;
  readonly value: string;
  /** As it is written; what is not changed stays so. */
  readonly raw: string;
  /** False where its percent-encoding is broken, and it is shown as it stands. */
  readonly isReadable: boolean;
}

/** An address in its parts. */
export interface UrlParts {
  /** All before the first `?` or `#`. */
  readonly base: string;
  /** Null where there is no `?`. */
  readonly query: readonly UrlParameter[] | null;
  /** Null where there is no `#`. */
  readonly fragment: readonly UrlParameter[] | null;
}

/** The parts that have parameters. */
export type UrlPlace = 'query' | 'fragment';

/** Takes an address apart, whatever it is, so that `joinUrl` gives the same text. @see RFC 3986 §3, RFC 6749 §4.2.2 */
export function splitUrl(text: string): UrlParts {
  const [, base = '', query, fragment] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text) ?? [];
  return { base, query: parametersOf(query), fragment: parametersOf(fragment) };
}

/** The address of its parts. @see RFC 3986 §5.3 */
export function joinUrl({ base, query, fragment }: UrlParts): string {
  const written = (sign: string, parameters: readonly UrlParameter[] | null) =>
    parameters === null ? '' : sign + parameters.map(({ raw }) => raw).join('&');
  return base + written('?', query) + written('#', fragment);
}

/** A parameter that is written anew, form-encoded. @see RFC 6749 appendix B */
export function writeParameter(name: string, value: string): UrlParameter {
  const raw = `${encodeFormValue(name)}=${encodeFormValue(value)}`;
  return { name, value, raw, isReadable: true };
}

/** Names that stand more than once in one part, which OAuth forbids. @see RFC 6749 §3.1 */
export function repeatedParameters(parameters: readonly UrlParameter[]): readonly string[] {
  const names = parameters.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function parametersOf(text: string | undefined): readonly UrlParameter[] | null {
  if (text === undefined) return null;
  return text === '' ? [] : text.split('&').map(readParameter);
}

function readParameter(raw: string): UrlParameter {
  const equals = raw.indexOf('=');
  const [name, value] = equals < 0 ? [raw, ''] : [raw.slice(0, equals), raw.slice(equals + 1)];
  const [decodedName, decodedValue] = [decode(name), decode(value)];
  if (decodedName === null || decodedValue === null) return { name, value, raw, isReadable: false };
  return { name: decodedName, value: decodedValue, raw, isReadable: true };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
