import type { JsonMember, JsonNode } from '#protocol/jwt/json-tree.ts';
import type { Disclosure, DisclosureContent } from './disclosure.ts';

/** Where a claim is in the processed payload: names of members, and indexes in arrays. */
export type ClaimPath = readonly (string | number)[];

/** A rule that the issuer's payload or a disclosure breaks, and where. */
export interface PlacementFault {
  readonly code: PlacementFaultCode;
  readonly path: ClaimPath;
  /** What was found there: a name, or the beginning of a digest. */
  readonly found: string;
}

export type PlacementFaultCode =
  | 'sd_not_strings'
  | 'reserved_key'
  | 'nested_alg'
  | 'digest_repeated'
  | 'not_a_property'
  | 'not_an_element'
  | 'name_reserved'
  | 'name_present'
  | 'too_deep';

/** Where a disclosure belongs: what it discloses, and in which other disclosure its digest is. */
export interface Placement {
  readonly path: ClaimPath;
  /** The index of the disclosure that has this one's digest; null where the payload itself does. */
  readonly parent: number | null;
}

/** A disclosure with its digest, and where it belongs. */
export interface PlacedDisclosure extends Disclosure {
  readonly digest: string;
  /** Null where its digest was not found, or it must not be used. */
  readonly placement: Placement | null;
  readonly isReferenced: boolean;
}

/** The payload with the disclosures in their places. */
export interface Placed {
  readonly payload: JsonNode;
  /** For each disclosure; null where its digest was not found, or it must not be used. */
  readonly placements: readonly (Placement | null)[];
  /** For each disclosure: whether its digest is somewhere. */
  readonly isReferenced: readonly boolean[];
  /** Digests without a disclosure: decoys, or claims that are withheld. */
  readonly withheld: readonly ClaimPath[];
  readonly faults: readonly PlacementFault[];
}

/** Deeper than this no payload is: disclosures within disclosures could go on for ever. */
const depthLimit = 400;

interface Work {
  readonly disclosures: readonly Disclosure[];
  readonly byDigest: ReadonlyMap<string, number>;
  readonly seen: Set<string>;
  readonly placements: (Placement | null)[];
  readonly withheld: ClaimPath[];
  readonly faults: PlacementFault[];
}

interface Place {
  readonly path: ClaimPath;
  readonly parent: number | null;
}

/**
 * Puts each disclosure where its digest is, and takes the digests out. Each digest is followed once,
 * so the work is bounded by what was given.
 * @see RFC 9901 §7.1 step 3
 */
export function placeDisclosures(
  payload: JsonNode,
  disclosures: readonly Disclosure[],
  digests: readonly string[],
): Placed {
  const byDigest = new Map<string, number>();
  digests.forEach((digest, index) => {
    if (!byDigest.has(digest)) byDigest.set(digest, index);
  });
  const work: Work = {
    disclosures,
    byDigest,
    seen: new Set(),
    placements: disclosures.map(() => null),
    withheld: [],
    faults: [],
  };
  const placed = walk(work, payload, { path: [], parent: null });
  const { placements, withheld, faults, seen } = work;
  const isReferenced = digests.map((digest) => seen.has(digest));
  return { payload: placed, placements, isReferenced, withheld, faults };
}

function walk(work: Work, node: JsonNode, place: Place): JsonNode {
  if (node.kind !== 'object' && node.kind !== 'array') return node;
  if (place.path.length >= depthLimit) {
    work.faults.push({ code: 'too_deep', path: place.path, found: `${depthLimit} levels` });
    return node;
  }
  return node.kind === 'object'
    ? walkObject(work, node.members, place)
    : walkArray(work, node.items, place);
}

function below({ path, parent }: Place, step: string | number): Place {
  return { path: [...path, step], parent };
}

function walkObject(work: Work, members: readonly JsonMember[], place: Place): JsonNode {
  const kept: JsonMember[] = [];
  for (const member of members) {
    if (member.name === '_sd') continue;
    if (member.name === '_sd_alg') {
      if (place.path.length > 0)
        work.faults.push({ code: 'nested_alg', path: place.path, found: '_sd_alg' });
      else continue;
    }
    if (member.name === '...')
      work.faults.push({ code: 'reserved_key', path: place.path, found: '...' });
    kept.push({ ...member, value: walk(work, member.value, below(place, member.name)) });
  }
  // Of a repeated member the last counts, as in every reader of plain JSON.
  const digests = members.findLast(({ name }) => name === '_sd');
  if (digests !== undefined) kept.push(...disclosedMembers(work, { digests, kept }, place));
  return { kind: 'object', members: kept };
}

interface Level {
  readonly digests: JsonMember;
  /** The members that the object has without its disclosures. */
  readonly kept: readonly JsonMember[];
}

function disclosedMembers(work: Work, { digests, kept }: Level, place: Place): JsonMember[] {
  const list = digests.value.kind === 'array' ? digests.value.items : null;
  if (list === null || list.some(({ kind }) => kind !== 'string')) {
    work.faults.push({ code: 'sd_not_strings', path: place.path, found: digests.value.kind });
  }
  const names = new Set(kept.map(({ name }) => name));
  const added: JsonMember[] = [];
  for (const node of list ?? []) {
    const found = node.kind === 'string' ? follow(work, node.value, place) : null;
    if (found === null) continue;
    const { index, content } = found;
    const problem = propertyProblem(content, names);
    if (problem !== null || content.kind !== 'property') {
      work.faults.push({
        code: problem ?? 'not_a_property',
        path: place.path,
        found: nameOf(content, index),
      });
      continue;
    }
    const { name } = content;
    names.add(name);
    const inside: Place = { path: [...place.path, name], parent: index };
    work.placements[index] = { path: inside.path, parent: place.parent };
    const value = walk(work, content.value, inside);
    added.push({ name, nameText: JSON.stringify(name), value });
  }
  return added;
}

function propertyProblem(
  content: DisclosureContent,
  names: ReadonlySet<string>,
): PlacementFaultCode | null {
  if (content.kind !== 'property') return 'not_a_property';
  if (content.name === '_sd' || content.name === '...') return 'name_reserved';
  return names.has(content.name) ? 'name_present' : null;
}

function nameOf(content: DisclosureContent, index: number): string {
  return content.kind === 'property' ? content.name : `disclosure ${index + 1}`;
}

function walkArray(work: Work, items: readonly JsonNode[], place: Place): JsonNode {
  const kept: JsonNode[] = [];
  items.forEach((item) => {
    const at = below(place, kept.length);
    const digest = elementDigest(item);
    if (digest === null) {
      kept.push(walk(work, item, at));
      return;
    }
    const found = follow(work, digest, at);
    if (found === null) return;
    const { index, content } = found;
    if (content.kind !== 'element') {
      work.faults.push({ code: 'not_an_element', path: at.path, found: content.name });
      return;
    }
    work.placements[index] = { path: at.path, parent: place.parent };
    kept.push(walk(work, content.value, { path: at.path, parent: index }));
  });
  return { kind: 'array', items: kept };
}

/** The digest in `{"...": "<digest>"}`, which has no other member. @see RFC 9901 §4.2.4.2 */
function elementDigest(item: JsonNode): string | null {
  if (item.kind !== 'object' || item.members.length !== 1) return null;
  const [only] = item.members;
  return only?.name === '...' && only.value.kind === 'string' ? only.value.value : null;
}

interface Followed {
  readonly index: number;
  readonly content: DisclosureContent;
}

/** The disclosure of a digest; null where there is none, or the digest was there before. */
function follow(work: Work, digest: string, { path }: Place): Followed | null {
  if (work.seen.has(digest)) {
    work.faults.push({ code: 'digest_repeated', path, found: `${digest.slice(0, 12)}…` });
    return null;
  }
  work.seen.add(digest);
  const index = work.byDigest.get(digest);
  if (index === undefined) {
    work.withheld.push(path);
    return null;
  }
  const content = work.disclosures[index]?.content ?? null;
  return content === null ? null : { index, content };
}

/** A path for people: `address.locality`, `nationalities[1]`. */
export function pathText(path: ClaimPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w:#/@-]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}
