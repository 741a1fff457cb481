import { parseJsonTree, repeatedMembers } from '#protocol/jwt/json-tree.ts';

/** What a reader of the token would stumble over; undefined where nothing is. It is signed all the same. */
export function payloadDoubt(payload: string): string | undefined {
  const parsed = parseJsonTree(payload);
  if (!parsed.ok) {
    const { line, column } = positionOf(payload, parsed.problem.index);
    return `No JSON: ${parsed.problem.expected} is missing at line ${line}, column ${column}. It is signed as it is.`;
  }
  if (parsed.value.kind !== 'object') {
    return 'A JWT’s payload is a JSON object (RFC 7519 §7.2). It is signed as it is.';
  }
  const [repeated] = repeatedMembers(parsed.value);
  if (repeated === undefined) return undefined;
  return `“${repeated}” is there twice: readers differ on which one counts (RFC 7519 §4).`;
}

function positionOf(text: string, index: number) {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
