import type { JsonNode } from '#protocol/jwt/json-tree.ts';

/** The same JSON with the members of every object in the order of their names. @see RFC 8259 §4 */
export function sortMembers(node: JsonNode): JsonNode {
  if (node.kind === 'array') return { ...node, items: node.items.map(sortMembers) };
  if (node.kind !== 'object') return node;
  const sorted = node.members
    .map((member) => ({ ...member, value: sortMembers(member.value) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  return { ...node, members: sorted };
}
