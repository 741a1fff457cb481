import { decodeBase64Url, encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { parseJsonTree, type JsonNode } from '#protocol/jwt/json-tree.ts';

/** What one disclosure says. Nothing in it is verified until its digest is found. */
export interface Disclosure {
  /** As it stands in the SD-JWT: what the digest is made over. */
  readonly encoded: string;
  /** The JSON that it encodes; null where it could not be read. */
  readonly text: string | null;
  readonly content: DisclosureContent | null;
  readonly problem: DisclosureProblem | null;
}

/** A claim of an object, or an element of an array. @see RFC 9901 §4.2.1, §4.2.2 */
export type DisclosureContent =
  | {
      readonly kind: 'property';
      readonly salt: string;
      readonly name: string;
      readonly value: JsonNode;
    }
  | { readonly kind: 'element'; readonly salt: string; readonly value: JsonNode };

/** Why a disclosure says nothing. */
export type DisclosureProblem =
  | 'not_base64url'
  | 'not_utf8'
  | 'not_json'
  | 'not_array'
  | 'wrong_length'
  | 'salt_not_string'
  | 'name_not_string';

/** Reads a disclosure. @see RFC 9901 §4.2.1, §4.2.2 */
export function decodeDisclosure(encoded: string): Disclosure {
  const bytes = decodeBase64Url(encoded);
  if (!bytes.ok) return { encoded, text: null, content: null, problem: 'not_base64url' };
  const text = decodeUtf8(bytes.value);
  if (text === null) return { encoded, text, content: null, problem: 'not_utf8' };
  const parsed = parseJsonTree(text);
  if (!parsed.ok) return { encoded, text, content: null, problem: 'not_json' };
  const content = readContent(parsed.value);
  return typeof content === 'string'
    ? { encoded, text, content: null, problem: content }
    : { encoded, text, content, problem: null };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readContent(node: JsonNode): DisclosureContent | DisclosureProblem {
  if (node.kind !== 'array') return 'not_array';
  const [first, second, third] = node.items;
  if (first === undefined || second === undefined || node.items.length > 3) return 'wrong_length';
  if (first.kind !== 'string') return 'salt_not_string';
  if (third === undefined) return { kind: 'element', salt: first.value, value: second };
  if (second.kind !== 'string') return 'name_not_string';
  return { kind: 'property', salt: first.value, name: second.value, value: third };
}

/** Writes a disclosure of JSON that is text already. @see RFC 9901 §4.2.1, §4.2.2 */
export function encodeDisclosure(parts: readonly string[]): string {
  return encodeBase64Url(new TextEncoder().encode(`[${parts.join(', ')}]`));
}

/** What is wrong with a disclosure, for people. @see RFC 9901 §4.2 */
export const disclosureProblemWords: Readonly<Record<DisclosureProblem, string>> = {
  not_base64url: 'it is not base64url',
  not_utf8: 'it is not UTF-8 text',
  not_json: 'it is not JSON',
  not_array: 'it is JSON, but not an array',
  wrong_length: 'its array has neither two nor three elements',
  salt_not_string: 'its salt is not a string',
  name_not_string: 'its claim name is not a string',
};
