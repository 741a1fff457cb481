import { formatJsonLine } from '#protocol/jwt/format-json.ts';
import type { JsonNode } from '#protocol/jwt/json-tree.ts';
import { disclosureProblemWords } from '#protocol/sd-jwt/disclosure.ts';
import { pathText, type PlacedDisclosure } from '#protocol/sd-jwt/place-disclosures.ts';

/** One disclosure as it is listed. */
export interface DisclosureRow {
  readonly index: number;
  /** How many other disclosures lead to it. */
  readonly depth: number;
  readonly title: string;
  readonly value: string;
  /** Why it has no place; null where it has one. */
  readonly fault: string | null;
  readonly disclosure: PlacedDisclosure;
}

/** The disclosures, each below the one that leads to it; those without a place are last. */
export function disclosureRows(disclosures: readonly PlacedDisclosure[]): readonly DisclosureRow[] {
  const children = new Map<number | null, number[]>();
  disclosures.forEach(({ placement }, index) => {
    if (placement === null) return;
    const siblings = children.get(placement.parent) ?? [];
    children.set(placement.parent, [...siblings, index]);
  });
  const rows: DisclosureRow[] = [];
  const waiting = (children.get(null) ?? []).toReversed().map((index) => ({ index, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { index, depth } = next;
    rows.push(rowOf(disclosures, index, depth));
    for (const child of (children.get(index) ?? []).toReversed()) {
      waiting.push({ index: child, depth: depth + 1 });
    }
  }
  const stray = disclosures.flatMap(({ placement }, index) => (placement === null ? [index] : []));
  return [...rows, ...stray.map((index) => rowOf(disclosures, index, 0))];
}

function rowOf(
  disclosures: readonly PlacedDisclosure[],
  index: number,
  depth: number,
): DisclosureRow {
  const disclosure = disclosures[index];
  if (disclosure === undefined) throw new Error('Failed to list a disclosure that is there');
  const { content, placement } = disclosure;
  const name = content?.kind === 'property' ? content.name : 'An array element';
  return {
    index,
    depth,
    disclosure,
    title: placement === null ? name : pathText(placement.path),
    value: content === null ? '' : preview(content.value),
    fault: placement === null ? faultOf(disclosure) : null,
  };
}

function faultOf({ problem, isReferenced }: PlacedDisclosure): string {
  if (problem !== null) return `Not readable: ${disclosureProblemWords[problem]}.`;
  return isReferenced
    ? 'Not used: it breaks a rule, which the checks name.'
    : 'Its digest is nowhere: the issuer did not sign it, or the disclosure that leads to it is missing.';
}

/** The value without the digests in it, which say nothing to people; how many there are is told. */
function preview(value: JsonNode): string {
  const counted = { digests: 0 };
  const open = withoutDigests(value, counted);
  const { digests } = counted;
  if (digests === 0) return formatJsonLine(value);
  const inside = digests === 1 ? '1 digest' : `${digests} digests`;
  return `${formatJsonLine(open)} and ${inside}`;
}

function withoutDigests(node: JsonNode, counted: { digests: number }): JsonNode {
  if (node.kind === 'array') {
    const items = node.items.filter((item) => {
      const isDigest = item.kind === 'object' && item.members[0]?.name === '...';
      if (isDigest) counted.digests += 1;
      return !isDigest;
    });
    return { kind: 'array', items: items.map((item) => withoutDigests(item, counted)) };
  }
  if (node.kind !== 'object') return node;
  const members = node.members.filter(({ name, value }) => {
    if (name === '_sd') counted.digests += value.kind === 'array' ? value.items.length : 1;
    return name !== '_sd';
  });
  return {
    kind: 'object',
    members: members.map((one) => ({ ...one, value: withoutDigests(one.value, counted) })),
  };
}
