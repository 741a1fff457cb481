import type { JsonMember, JsonNode } from '#protocol/jwt/json-tree.ts';

/** The members of an object by name; of a repeated one the last counts, as readers of JWTs take it. */
export function lastMembers(members: readonly JsonMember[]): ReadonlyMap<string, JsonNode> {
  return new Map(members.map(({ name, value }) => [name, value]));
}

/**
 * True where two trees mean the same: order of members, escapes and the spelling of numbers do not
 * matter, order of array items does.
 * @see RFC 8259 §4, §5
 */
export function isSameJson(one: JsonNode, other: JsonNode): boolean {
  if (one.kind === 'object') return other.kind === 'object' && isSameObject(one, other);
  if (one.kind === 'array') {
    if (other.kind !== 'array' || one.items.length !== other.items.length) return false;
    return one.items.every((item, index) => {
      const counterpart = other.items[index];
      return counterpart !== undefined && isSameJson(item, counterpart);
    });
  }
  if (one.kind === 'string') return other.kind === 'string' && one.value === other.value;
  if (one.kind === 'number') return other.kind === 'number' && isSameNumber(one.text, other.text);
  return other.kind === 'literal' && one.text === other.text;
}

function isSameObject(
  one: JsonNode & { readonly kind: 'object' },
  other: JsonNode & { readonly kind: 'object' },
): boolean {
  const members = lastMembers(one.members);
  const counterparts = lastMembers(other.members);
  if (members.size !== counterparts.size) return false;
  return [...members].every(([name, value]) => {
    const counterpart = counterparts.get(name);
    return counterpart !== undefined && isSameJson(value, counterpart);
  });
}

/** Numbers that a double cannot hold are told apart by their digits. RFC 8259 §6 */
function isSameNumber(one: string, other: string): boolean {
  if (one === other) return true;
  const value = Number(one);
  return value === Number(other) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}
