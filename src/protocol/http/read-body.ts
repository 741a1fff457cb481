import { mediaType } from './header-value.ts';
import type { HttpResponse } from './message.ts';

/** The members of a JSON object as they came. */
export type JsonMembers = Readonly<Record<string, unknown>>;

/** What a body turned out to be, whatever its content type says. */
export type BodyReading =
  | {
      readonly kind: 'object';
      readonly members: JsonMembers;
      /** Names that stand twice at the top level: parsers disagree about which one counts. */
      readonly repeated: readonly string[];
    }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly members: JsonMembers; readonly repeated: readonly string[] }
  | { readonly kind: 'html'; readonly title: string | null }
  | { readonly kind: 'jwt' }
  | { readonly kind: 'text' }
  | { readonly kind: 'binary' }
  | { readonly kind: 'empty' };

/** The name of what a body turned out to be. */
export type BodyKind = BodyReading['kind'];

/** Says what the body of an answer is; never throws, and believes the bytes before the header. */
export function readBody(response: HttpResponse): BodyReading {
  if (response.bodyEncoding === 'base64') return { kind: 'binary' };
  return readBodyText(response.body, mediaType(response));
}

/** The same for a text and the media type that came with it, if any. */
export function readBodyText(body: string, type: string | null = null): BodyReading {
  const text = body.replace(/^\uFEFF/, '').trim();
  if (text === '') return { kind: 'empty' };
  const parsed = parseJson(text);
  if (parsed.ok) return readJsonValue(parsed.value, text);
  if (type === 'text/html' || /^<(!doctype html|html|head|body)\b/i.test(text)) {
    return { kind: 'html', title: pageTitle(text) };
  }
  if (/^[\w-]+\.[\w-]+\.[\w-]*(\.[\w-]*\.[\w-]*)?$/.test(text)) return { kind: 'jwt' };
  return readForm(text) ?? { kind: 'text' };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function readJsonValue(value: unknown, text: string): BodyReading {
  return isMembers(value)
    ? { kind: 'object', members: value, repeated: repeatedMembers(text) }
    : { kind: 'json', value };
}

/** True for what a JSON object parses to. */
export function isMembers(value: unknown): value is JsonMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pageTitle(html: string): string | null {
  const title = /<title[^>]{0,200}>([^<]{1,300})/i.exec(html.slice(0, 20_000))?.[1]?.trim() ?? '';
  return title === '' ? null : title;
}

// Some servers answer the token request as a form unless `Accept` asks for JSON.
function readForm(text: string): BodyReading | null {
  if (!/^(access_token|error|token_type|scope)=[^\s]*$/.test(text)) return null;
  const pairs = [...new URLSearchParams(text)];
  const names = pairs.map(([name]) => name);
  return { kind: 'form', members: Object.fromEntries(pairs), repeated: doubles(names) };
}

// Walks the text once; it is known to be valid JSON with an object at the top.
function repeatedMembers(text: string): readonly string[] {
  const names: string[] = [];
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
  let depth = 0;
  let isNameNext = false;
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') {
      depth += 1;
      isNameNext = depth === 1;
    } else if (token === '}' || token === ']') depth -= 1;
    else if (token === ',') isNameNext = depth === 1;
    else if (token === ':') isNameNext = false;
    else if (isNameNext && depth === 1) names.push(JSON.parse(token) as string);
  }
  return doubles(names);
}

function doubles(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  return [...twice];
}
