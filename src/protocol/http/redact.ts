import type { HeaderPair, HttpRequest, HttpResponse } from './message.ts';

/** Replaces what must not be told; the same secret gets the same placeholder from one redactor. */
export interface Redactor {
  readonly url: (url: string) => string;
  readonly request: (request: HttpRequest) => HttpRequest;
  readonly response: (response: HttpResponse) => HttpResponse;
  /** Any text: JSON, a form, a URL or prose. */
  readonly text: (text: string) => string;
}

const secretNames = [
  'access_token',
  'refresh_token',
  'id_token',
  'id_token_hint',
  'token',
  'subject_token',
  'actor_token',
  'logout_token',
  'code',
  'device_code',
  'user_code',
  'auth_req_id',
  'client_notification_token',
  'code_verifier',
  'client_secret',
  'client_assertion',
  'assertion',
  'password',
  'response',
  'registration_access_token',
];

const secretHeaders = new Set(['cookie', 'set-cookie', 'dpop', 'x-api-key', 'proxy-authorization']);
const names = secretNames.join('|');
const jwt = /(?<![\w-])(eyJ[\w-]{4,}\.[\w-]*)\.[\w-]+(?:\.[\w-]*){0,2}/g;
const jsonMember = new RegExp(`("(?:${names})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)*)(")`, 'gi');
const formMember = new RegExp(`((?:^|[?&#\\s"'])(?:${names})=)([^&#\\s"']+)()`, 'gi');
const credentials = /\b(Basic|Bearer|DPoP)(\s+)([\w\-.~+/%]+=*)/g;

/**
 * A new redactor: credentials, codes, tokens, verifiers, signatures and cookies become placeholders
 * such as `[access_token 1]`, numbered in the order in which they were met.
 */
export function makeRedactor(): Redactor {
  const met = new Map<string, string>();
  const counts = new Map<string, number>();
  const placeholder = (name: string, secret: string): string => {
    const known = met.get(secret);
    if (known !== undefined) return known;
    const label = name.toLowerCase();
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    met.set(secret, `[${label} ${count}]`);
    return `[${label} ${count}]`;
  };
  const text = (raw: string): string => redactText(raw, placeholder);
  const headers = (pairs: readonly HeaderPair[]): readonly HeaderPair[] =>
    pairs.map(([name, value]) => [name, redactHeader({ name, value }, placeholder)]);
  return {
    text,
    url: text,
    request: (request) => ({
      ...request,
      url: text(request.url),
      headers: headers(request.headers),
      body: typeof request.body === 'string' ? text(request.body) : request.body && '[body]',
    }),
    response: (response) => ({
      ...response,
      headers: headers(response.headers),
      body: response.bodyEncoding === 'base64' ? '[body]' : text(response.body),
    }),
  };
}

type Placeholder = (name: string, secret: string) => string;

function redactHeader(header: { name: string; value: string }, placeholder: Placeholder): string {
  const name = header.name.toLowerCase();
  if (secretHeaders.has(name)) return placeholder(name, header.value);
  if (name === 'authorization') {
    const [, scheme = '', rest = ''] = /^(\S+)\s+(.*)$/s.exec(header.value) ?? [];
    return rest === ''
      ? placeholder(name, header.value)
      : `${scheme} ${placeholder('credentials', rest)}`;
  }
  return redactText(header.value, placeholder);
}

function redactText(raw: string, placeholder: Placeholder): string {
  return raw
    .replace(jsonMember, (...found: string[]) => hide(found, placeholder))
    .replace(formMember, (...found: string[]) => hide(found, placeholder))
    .replace(credentials, (...found: string[]) => {
      const [, scheme = '', space = '', secret = ''] = found;
      return `${scheme}${space}${placeholder('credentials', secret)}`;
    })
    .replace(jwt, (whole) => placeholder('jwt', whole));
}

function hide(found: readonly string[], placeholder: Placeholder): string {
  const [whole = '', before = '', secret = '', after] = found;
  if (secret === '' || /^\[\w+ \d+\]$/.test(secret)) return whole;
  const name = /[a-z_]+(?="?\s*[:=])/i.exec(before)?.[0] ?? 'secret';
  return `${before}${placeholder(name, secret)}${typeof after === 'string' ? after : ''}`;
}
