import type { JsonNode } from '#protocol/jwt/json-tree.ts';
import { isSameJson, lastMembers } from './same-json.ts';

/** One place inside a value: `realm_access.roles[2]`. */
export interface NestedChange {
  readonly path: string;
  readonly outcome: 'changed' | 'added' | 'removed';
}

/** What changed inside a value. */
export type NestedChanges =
  | { readonly kind: 'order' }
  /** Items that only one of two arrays of texts and numbers has; which stand where is left out. */
  | { readonly kind: 'items'; readonly gained: readonly string[]; readonly lost: readonly string[] }
  | { readonly kind: 'nested'; readonly changes: readonly NestedChange[]; readonly more: number };

/** More places than anybody reads. */
const mostChanges = 12;

/** Where two values of one kind differ; null for two plain values. @see RFC 8259 §4, §5 */
export function nestedChanges(first: JsonNode, second: JsonNode): NestedChanges | null {
  if (first.kind === 'array' && second.kind === 'array') {
    const items = comparePlainItems(first.items, second.items);
    if (items !== null) return items;
  } else if (first.kind !== 'object' || second.kind !== 'object') {
    return null;
  }
  const changes: NestedChange[] = [];
  collect({ first, second, path: '' }, changes);
  return {
    kind: 'nested',
    changes: changes.slice(0, mostChanges),
    more: Math.max(0, changes.length - mostChanges),
  };
}

function comparePlainItems(
  first: readonly JsonNode[],
  second: readonly JsonNode[],
): NestedChanges | null {
  if (![...first, ...second].every(({ kind }) => kind !== 'object' && kind !== 'array'))
    return null;
  const gained = without(second, first);
  const lost = without(first, second);
  if (gained.length + lost.length > 0) return { kind: 'items', gained, lost };
  // An item more or fewer of the same is no question of order.
  return first.length === second.length ? { kind: 'order' } : null;
}

function without(items: readonly JsonNode[], others: readonly JsonNode[]): readonly string[] {
  const there = new Set(others.map(keyOf));
  return items.filter((item) => !there.has(keyOf(item))).map(plainText);
}

/** The same for plain values that mean the same. */
function keyOf(node: JsonNode): string {
  if (node.kind !== 'number') return `${node.kind} ${plainText(node)}`;
  const value = Number(node.text);
  return `number ${Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : node.text}`;
}

function plainText(node: JsonNode): string {
  if (node.kind === 'string') return node.value;
  return node.kind === 'object' || node.kind === 'array' ? '' : node.text;
}

interface Place {
  readonly first: JsonNode | undefined;
  readonly second: JsonNode | undefined;
  readonly path: string;
}

/** Depth is bounded by the parser. */
function collect({ first, second, path }: Place, changes: NestedChange[]): void {
  if (first === undefined || second === undefined) {
    changes.push({ path, outcome: first === undefined ? 'added' : 'removed' });
  } else if (first.kind === 'object' && second.kind === 'object') {
    const one = lastMembers(first.members);
    const other = lastMembers(second.members);
    for (const name of new Set([...one.keys(), ...other.keys()])) {
      const below = path === '' ? name : `${path}.${name}`;
      collect({ first: one.get(name), second: other.get(name), path: below }, changes);
    }
  } else if (first.kind === 'array' && second.kind === 'array') {
    const length = Math.max(first.items.length, second.items.length);
    for (let index = 0; index < length; index += 1) {
      const below = `${path}[${index}]`;
      collect({ first: first.items[index], second: second.items[index], path: below }, changes);
    }
  } else if (!isSameJson(first, second)) {
    changes.push({ path, outcome: 'changed' });
  }
}
