/** One challenge of a `WWW-Authenticate` header. */
export interface Challenge {
  /** As written; compare without regard to letter case. */
  readonly scheme: string;
  /** Names in lower case; the first of a repeated one counts. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly token68: string | null;
}

const item =
  /\s*(?:,\s*)*(?:([!#$%&'*+.^_`|~\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"=]+)(?=\s*(?:,|$)))|([!#$%&'*+.^_`|~\w-]+)(?:[ \t]+([\w\-.~+/]+=*)(?=\s*(?:,|$)))?|([^,]+))/y;

interface OpenChallenge {
  readonly scheme: string;
  readonly parameters: Map<string, string>;
  readonly token68: string | null;
}

/**
 * The challenges of a header; reads what it can and skips what is malformed, never throws.
 * @see RFC 9110 §11.6.1
 */
export function parseWwwAuthenticate(header: string): readonly Challenge[] {
  const text = header.slice(0, 16_384);
  const challenges: OpenChallenge[] = [];
  item.lastIndex = 0;
  let found = item.exec(text);
  while (found !== null && found[0] !== '') {
    readItem(found, challenges);
    found = item.lastIndex < text.length ? item.exec(text) : null;
  }
  return challenges.map(({ parameters, ...rest }) => ({
    ...rest,
    parameters: Object.fromEntries(parameters),
  }));
}

function readItem(found: RegExpExecArray, challenges: OpenChallenge[]): void {
  const [, name, quoted, plain, scheme, token68] = found;
  if (scheme !== undefined) {
    challenges.push({ scheme, parameters: new Map(), token68: token68 ?? null });
    return;
  }
  const parameters = challenges.at(-1)?.parameters;
  if (name === undefined || parameters === undefined) return;
  const value = quoted?.replace(/\\(.)/gs, '$1') ?? plain ?? '';
  if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value);
}

/** The challenge of one scheme, whatever its letter case. */
export function findChallenge(header: string | null, scheme: string): Challenge | null {
  if (header === null) return null;
  const wanted = scheme.toLowerCase();
  return parseWwwAuthenticate(header).find((one) => one.scheme.toLowerCase() === wanted) ?? null;
}
