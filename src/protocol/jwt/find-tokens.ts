/** Where in a pasted text a token stood. */
export type TokenPlace =
  | 'whole'
  | 'authorization-header'
  | 'url-query'
  | 'url-fragment'
  | 'form'
  | 'json'
  | 'jws-json'
  | 'cookie'
  | 'text';

/** A token that a pasted text holds. */
export interface FoundToken {
  readonly token: string;
  readonly place: TokenPlace;
  /** The name it was found under: `access_token`, a cookie's or a member's name; null without. */
  readonly name: string | null;
}

/** More than a person would choose from. */
const limit = 20;

/** A compact JWS or JWE, and what follows the tildes where it is an SD-JWT. */
const jwt = '[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*){2}(?:\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)?';
const compact = `${jwt}(?:~(?:[A-Za-z0-9_-]+~)*(?:[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+){0,2})?)?`;
const tokenNames =
  /^(?:access|id|refresh|subject|actor|logout|registration_access)_token$|^(?:token|id_token_hint|client_assertion|assertion|request|response|code)$/;

/**
 * Finds the tokens in whatever was pasted: a bare token, a header line, a URL, a form body, JSON,
 * cookies or running text. Empty only for an empty text: what holds no known form is one token.
 * @see RFC 6750 §2.1, RFC 6749 §5.1
 */
export function findTokens(text: string): readonly FoundToken[] {
  const trimmed = unquote(text.trim());
  if (trimmed === '') return [];
  const readers = [readHeaderLine, readJson, readUrl, readForm, readBare, readCookie, readText];
  for (const read of readers) {
    const found = read(trimmed);
    if (found.length > 0) return distinct(found).slice(0, limit);
  }
  return [{ token: trimmed, place: 'whole', name: null }];
}

function distinct(found: readonly FoundToken[]): FoundToken[] {
  const seen = new Set<string>();
  return found.filter(({ token }) => !seen.has(token) && seen.add(token) !== undefined);
}

function unquote(text: string): string {
  const inner = /^(["'`])([^]*)\1[,;]?$/.exec(text)?.[2] ?? text;
  return inner.trim();
}

function joinLines(text: string): string {
  return text.replace(/\\[rn]|[\s\u200b\ufeff]+/g, '');
}

function readHeaderLine(text: string): FoundToken[] {
  const match = /^(?:(?:proxy-)?authorization\s*:\s*)?(?:bearer|dpop)\s+([^]+)$/i.exec(text);
  const rest = match?.[1] ?? /^(?:proxy-)?authorization\s*:\s*(?!basic\s)([^]+)$/i.exec(text)?.[1];
  if (rest === undefined) return [];
  const jwt = new RegExp(compact).exec(joinLines(rest))?.[0];
  const token = jwt ?? unquote(rest).split(/\s/, 1)[0] ?? '';
  return token === '' ? [] : [{ token, place: 'authorization-header', name: null }];
}

/** A token on its own, perhaps broken over lines or with quotes about its pieces. */
function readBare(text: string): FoundToken[] {
  const joined = joinLines(text).replace(/["'`+\\]|,$/g, '');
  const isWhole = new RegExp(`^(?:${compact})$`).test(joined);
  return isWhole && (joined.startsWith('ey') || !/\s/.test(text))
    ? [{ token: joined, place: 'whole', name: null }]
    : [];
}

function readUrl(text: string): FoundToken[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(text) && !/^[/#?]\S*=\S/.test(text)) return [];
  const [beforeHash = '', ...hash] = text.split('#');
  const query = beforeHash.slice(beforeHash.indexOf('?') + 1);
  return [
    ...(beforeHash.includes('?') ? fromPairs(query, 'url-query') : []),
    ...fromPairs(hash.join('#').replace(/^[^=&]*\?/, ''), 'url-fragment'),
  ];
}

function readForm(text: string): FoundToken[] {
  return /^[\w.-]+=[^\s;]*$/.test(text) ? fromPairs(text, 'form') : [];
}

function fromPairs(pairs: string, place: TokenPlace): FoundToken[] {
  const found: FoundToken[] = [];
  for (const [name, value] of new URLSearchParams(pairs)) {
    const token = value.replace(/^(?:bearer|dpop) +/i, '');
    if (isTokenUnder(name, token)) found.push({ token, place, name });
  }
  return found;
}

function isTokenUnder(name: string, value: string): boolean {
  if (looksLikeJwt(value)) return true;
  return value !== '' && name !== 'code' && name !== 'response' && tokenNames.test(name);
}

function looksLikeJwt(value: string): boolean {
  return value.startsWith('ey') && new RegExp(`^(?:${compact})$`).test(value);
}

function readJson(text: string): FoundToken[] {
  if (!/^[[{]/.test(text)) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const serialized = jwsJson(value);
  return serialized.length > 0 ? serialized : fromJson(value);
}

/** Walks the members in order, without recursion: the nesting is the sender's choice. */
function fromJson(root: unknown): FoundToken[] {
  const found: FoundToken[] = [];
  const waiting: [name: string, value: unknown][] = [['', root]];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const [name, value] = entry;
    if (typeof value === 'string') {
      const token = value.trim();
      if (isTokenUnder(name, token)) found.push({ token, place: 'json', name: name || null });
    } else if (typeof value === 'object' && value !== null) {
      waiting.push(...Object.entries(value).reverse());
    }
  }
  return found;
}

/** The JSON serialization, flattened or general, put together as compact ones. @see RFC 7515 §7.2 */
function jwsJson(value: unknown): FoundToken[] {
  if (typeof value !== 'object' || value === null || !('payload' in value)) return [];
  const { payload } = value;
  const signatures =
    'signatures' in value && Array.isArray(value.signatures) ? value.signatures : [value];
  return signatures.flatMap((signature: unknown) => {
    if (typeof signature !== 'object' || signature === null) return [];
    const head = 'protected' in signature ? signature.protected : null;
    const tail = 'signature' in signature ? signature.signature : null;
    if (typeof head !== 'string' || typeof tail !== 'string' || typeof payload !== 'string')
      return [];
    const token = `${head}.${payload}.${tail}${disclosedIn(signature)}`;
    return [{ token, place: 'jws-json' as const, name: null }];
  });
}

/** What an SD-JWT has in its header, as it follows the tildes of the compact form. @see RFC 9901 §8.1 */
function disclosedIn(signature: object): string {
  const header = 'header' in signature ? signature.header : null;
  if (typeof header !== 'object' || header === null || !('disclosures' in header)) return '';
  const list: readonly unknown[] = Array.isArray(header.disclosures) ? header.disclosures : [];
  const binding = 'kb_jwt' in header && typeof header.kb_jwt === 'string' ? header.kb_jwt : '';
  return ['', ...list.filter((one) => typeof one === 'string'), binding].join('~');
}

function readCookie(text: string): FoundToken[] {
  const body = text.replace(/^(?:set-)?cookie\s*:\s*/i, '');
  if (!/^[^\s=;]+=/.test(body)) return [];
  return body.split(/;\s*/).flatMap((pair) => {
    const at = pair.indexOf('=');
    const token = pair.slice(at + 1).trim();
    return at > 0 && looksLikeJwt(token)
      ? [{ token, place: 'cookie' as const, name: pair.slice(0, at).trim() }]
      : [];
  });
}

function readText(text: string): FoundToken[] {
  const found: FoundToken[] = [];
  for (const [token] of text.matchAll(new RegExp(`(?<![\\w-])ey${compact}`, 'g'))) {
    found.push({ token, place: 'text', name: null });
  }
  return found;
}
