import { fail, ok, type Result } from '#protocol/result.ts';

/** JSON as it was written: order, repeated members, and the text of numbers and strings are kept. */
export type JsonNode =
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  /** `text` is as written, with its quotes and escapes. */
  | { readonly kind: 'string'; readonly text: string; readonly value: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: 'true' | 'false' | 'null' };

/** A member of an object; its name is unescaped in `name` and as written in `nameText`. */
export interface JsonMember {
  readonly name: string;
  readonly nameText: string;
  readonly value: JsonNode;
}

/** Why a text is not JSON, and at which character of it, counting from 0. @see RFC 8259 §2 */
export interface JsonProblem {
  readonly code: 'json_syntax' | 'json_too_deep';
  readonly index: number;
  readonly expected: string;
}

/** Deeper nesting than anybody writes, and far below what would end the stack. */
const depthLimit = 500;

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escapePattern = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

const literals = ['true', 'false', 'null'] as const;

class SyntaxStop extends Error {
  readonly problem: JsonProblem;
  constructor(problem: JsonProblem) {
    super('Failed to read JSON');
    this.problem = problem;
  }
}

interface Reader {
  readonly text: string;
  readonly spans: Map<JsonNode, Span> | null;
  at: number;
  depth: number;
}

/** Characters of a text, counting from 0; the last is before `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** JSON, and where in its text each of its values stands. */
export interface LocatedJson {
  readonly root: JsonNode;
  /** The character at which a value of this tree begins, counting from 0. */
  readonly startOf: (node: JsonNode) => number;
  /** The character after a value of this tree. */
  readonly endOf: (node: JsonNode) => number;
}

/** Reads JSON text strictly and says where it ends being JSON. @see RFC 8259 §2 */
export function parseJsonTree(text: string): Result<JsonNode, JsonProblem> {
  return read({ text, spans: null, at: 0, depth: 0 });
}

/** The same, and remembers where each value stands, for an editor that points at one. */
export function parseLocatedJson(text: string): Result<LocatedJson, JsonProblem> {
  const spans = new Map<JsonNode, Span>();
  const parsed = read({ text, spans, at: 0, depth: 0 });
  if (!parsed.ok) return parsed;
  return ok({
    root: parsed.value,
    startOf: (node) => spans.get(node)?.start ?? 0,
    endOf: (node) => spans.get(node)?.end ?? 0,
  });
}

function read(reader: Reader): Result<JsonNode, JsonProblem> {
  try {
    skipSpace(reader);
    const node = readValue(reader);
    skipSpace(reader);
    if (reader.at < reader.text.length) stop(reader, 'the end of the text');
    return ok(node);
  } catch (error) {
    if (error instanceof SyntaxStop) return fail(error.problem);
    throw error;
  }
}

function stop(reader: Reader, expected: string, code: JsonProblem['code'] = 'json_syntax'): never {
  throw new SyntaxStop({ code, index: reader.at, expected });
}

function match(reader: Reader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.at;
  return pattern.exec(reader.text)?.[0] ?? null;
}

// Character codes, since this is done for each value of a megabyte. RFC 8259 §2.
const quote = 0x22;
const colon = 0x3a;
const comma = 0x2c;
const backslash = 0x5c;

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function skipSpace(reader: Reader): void {
  while (isSpace(peek(reader))) reader.at += 1;
}

/** NaN at the end of the text. */
function peek(reader: Reader): number {
  return reader.text.charCodeAt(reader.at);
}

function readValue(reader: Reader): JsonNode {
  const start = reader.at;
  const node = readAny(reader);
  reader.spans?.set(node, { start, end: reader.at });
  return node;
}

function readAny(reader: Reader): JsonNode {
  const first = peek(reader);
  if (first === 0x7b) return nested(reader, readObject);
  if (first === 0x5b) return nested(reader, readArray);
  if (first === quote) return readString(reader);
  for (const text of literals) {
    if (reader.text.startsWith(text, reader.at)) {
      reader.at += text.length;
      return { kind: 'literal', text };
    }
  }
  const text = match(reader, numberPattern);
  if (text === null) stop(reader, 'a value');
  reader.at += text.length;
  return { kind: 'number', text };
}

function nested(reader: Reader, read: (reader: Reader) => JsonNode): JsonNode {
  reader.depth += 1;
  if (reader.depth > depthLimit) stop(reader, 'less nesting', 'json_too_deep');
  reader.at += 1;
  skipSpace(reader);
  const node = read(reader);
  reader.depth -= 1;
  return node;
}

function readObject(reader: Reader): JsonNode {
  const members: JsonMember[] = [];
  if (takesEnd(reader, 0x7d)) return { kind: 'object', members };
  for (;;) {
    if (peek(reader) !== quote) stop(reader, 'a member name in double quotes');
    const { text: nameText, value: name } = readString(reader);
    skipSpace(reader);
    if (peek(reader) !== colon) stop(reader, 'a colon');
    reader.at += 1;
    skipSpace(reader);
    members.push({ name, nameText, value: readValue(reader) });
    if (endsAfterItem(reader, 0x7d)) return { kind: 'object', members };
  }
}

function readArray(reader: Reader): JsonNode {
  const items: JsonNode[] = [];
  if (takesEnd(reader, 0x5d)) return { kind: 'array', items };
  for (;;) {
    items.push(readValue(reader));
    if (endsAfterItem(reader, 0x5d)) return { kind: 'array', items };
  }
}

function takesEnd(reader: Reader, end: number): boolean {
  if (peek(reader) !== end) return false;
  reader.at += 1;
  return true;
}

function endsAfterItem(reader: Reader, end: number): boolean {
  skipSpace(reader);
  if (takesEnd(reader, end)) return true;
  if (peek(reader) !== comma) stop(reader, `a comma or ${String.fromCharCode(end)}`);
  reader.at += 1;
  skipSpace(reader);
  return false;
}

function readString(reader: Reader): JsonNode & { readonly kind: 'string' } {
  const start = reader.at;
  const { text } = reader;
  let isEscaped = false;
  reader.at += 1;
  for (;;) {
    const code = text.charCodeAt(reader.at);
    if (code === quote) break;
    if (Number.isNaN(code)) stop(reader, 'a closing quote');
    if (code < 0x20) stop(reader, 'no control character in a string');
    reader.at += 1;
    if (code !== backslash) continue;
    isEscaped = true;
    const escape = match(reader, escapePattern);
    if (escape === null) stop(reader, 'an escape such as \\n or \\u0041');
    reader.at += escape.length;
  }
  reader.at += 1;
  const written = text.slice(start, reader.at);
  const value: unknown = isEscaped ? JSON.parse(written) : written.slice(1, -1);
  return { kind: 'string', text: written, value: String(value) };
}

/** The plain value of a tree. Of a repeated member the last one counts, as in `JSON.parse`. */
export function jsonValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [name, jsonValue(value)]));
    case 'array':
      return node.items.map(jsonValue);
    case 'string':
      return node.value;
    case 'number':
      return Number(node.text);
    case 'literal':
      return node.text === 'null' ? null : node.text === 'true';
  }
}

/**
 * Names of members that occur more than once in an object, at any depth, each as `a.b`.
 * @see RFC 7519 §4, RFC 7515 §4
 */
export function repeatedMembers(node: JsonNode): string[] {
  const found: string[] = [];
  collectRepeated(node, '', found);
  return found;
}

function collectRepeated(node: JsonNode, path: string, found: string[]): void {
  if (node.kind === 'array') for (const item of node.items) collectRepeated(item, path, found);
  if (node.kind !== 'object') return;
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { name } of node.members) {
    if (seen.has(name)) repeated.add(path + name);
    seen.add(name);
  }
  found.push(...repeated);
  for (const { name, value } of node.members) {
    // Paths are made only where something may have one.
    if (value.kind === 'object' || value.kind === 'array') {
      collectRepeated(value, `${path}${name}.`, found);
    }
  }
}
