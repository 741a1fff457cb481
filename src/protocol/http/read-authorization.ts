import { parseWwwAuthenticate } from './www-authenticate.ts';

/** What an `Authorization` header holds. */
export interface Credentials {
  /** As written; compare without regard to letter case. */
  readonly scheme: string;
  /** What stands behind the scheme, as it is written. */
  readonly text: string;
  /** The same where it is one value. @see RFC 9110 §11.2 */
  readonly token68: string | null;
  /** The same where it is a list of names and values, names in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Takes an `Authorization` header apart; its name may stand before it. Null where there is none. @see RFC 9110 §11.4 */
export function readAuthorization(header: string): Credentials | null {
  const bare = withoutName(header, 'authorization');
  const [, scheme, rest = ''] = /^([!#$%&'*+.^_`|~\w-]+)(?:[ \t]+(.*))?$/s.exec(bare) ?? [];
  if (scheme === undefined) return null;
  const text = rest.trim();
  if (/^[\w\-.~+/]+=*$/.test(text)) return { scheme, text, token68: text, parameters: {} };
  const [challenge] = parseWwwAuthenticate(bare);
  return { scheme, text, token68: null, parameters: challenge?.parameters ?? {} };
}

/** A header's value, where somebody copied its name with it. */
export function withoutName(header: string, name: string): string {
  const trimmed = header.trim();
  const start = `${name}:`;
  return trimmed.toLowerCase().startsWith(start) ? trimmed.slice(start.length).trim() : trimmed;
}
