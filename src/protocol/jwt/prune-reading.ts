import type { DecodedPart } from './decode-jwt.ts';
import { formatJsonLine } from './format-json.ts';
import { jsonValue, type JsonMember, type JsonNode } from './json-tree.ts';
import type { TokenReading } from './read-tokens.ts';

/** A member whose value is shorter is never left out: every claim that has rules is shorter. */
const smallCharacters = 4096;

/** So much of the longer values is kept. */
const keptCharacters = 128 * 1024;

/**
 * A reading that is light to hand from one thread to another: long values of a large payload's
 * members become a text that says how long they are. What is laid out keeps all of them.
 */
export function pruneReading(reading: TokenReading): TokenReading {
  const { decoded } = reading;
  if (decoded.kind !== 'jws') return reading;
  return { ...reading, decoded: { ...decoded, payload: prunePart(decoded.payload) } };
}

function prunePart(part: DecodedPart): DecodedPart {
  if (part.json?.kind !== 'object') return { ...part, json: pruneOther(part.json) };
  let room = keptCharacters;
  const members = part.json.members.map((member): JsonMember => {
    const length = lengthOf(member.value);
    if (length <= smallCharacters) return member;
    if (length <= room) {
      room -= length;
      return member;
    }
    return { ...member, value: omitted(member.value, length) };
  });
  const json = { kind: 'object', members } as const;
  // A tree of kind `object` has a plain object as its value.
  const claims = jsonValue(json) as Readonly<Record<string, unknown>>;
  return { ...part, json, claims };
}

function pruneOther(node: JsonNode | null): JsonNode | null {
  if (node === null) return null;
  const length = lengthOf(node);
  return length <= keptCharacters ? node : omitted(node, length);
}

function omitted(node: JsonNode, length: number): JsonNode {
  const value = `… ${words(node)}, ${length.toLocaleString('en')} characters: see the JSON`;
  return { kind: 'string', text: value, value };
}

function words(node: JsonNode): string {
  if (node.kind === 'array') return `an array of ${node.items.length.toLocaleString('en')}`;
  if (node.kind === 'object') return `an object of ${node.members.length.toLocaleString('en')}`;
  return `a ${node.kind}`;
}

function lengthOf(node: JsonNode): number {
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'literal':
      return node.text.length;
    case 'array':
    case 'object':
      return formatJsonLine(node).length;
  }
}
