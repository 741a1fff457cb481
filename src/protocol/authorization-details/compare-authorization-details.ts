import { canonicalJson } from '#protocol/http/canonical-json.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';
import type { AuthorizationDetail } from './read-authorization-details.ts';

/** How what was granted stands to what was asked for. */
export type DetailOutcome = 'same' | 'enriched' | 'reduced' | 'changed' | 'missing' | 'not-asked';

/** A member in which the two differ; undefined where one has it not. */
export interface DetailDifference {
  /** `instructedAmount.currency`; of a list, the list's own name. */
  readonly path: string;
  readonly asked: unknown;
  readonly granted: unknown;
}

/** One thing that was asked for beside the one that was granted for it. */
export interface ComparedDetail {
  readonly type: string;
  readonly outcome: DetailOutcome;
  readonly asked: AuthorizationDetail | null;
  readonly granted: AuthorizationDetail | null;
  readonly differences: readonly DetailDifference[];
  readonly spec: SpecRef;
}

type Details = readonly AuthorizationDetail[];

/**
 * Puts each thing that was asked for beside the one of its type that is most like it among what was
 * granted, and says how they differ. A list of values counts as a set: its order means nothing.
 * @see RFC 9396 §7, §7.1
 */
export function compareAuthorizationDetails(
  asked: Details,
  granted: Details,
): readonly ComparedDetail[] {
  const pairs = pairUp(asked, granted);
  const compared = asked.map((one, index): ComparedDetail => {
    const partner = pairs.get(index);
    const other = partner === undefined ? undefined : granted[partner];
    return other === undefined ? alone(one, null) : compare(one, other);
  });
  const taken = new Set(pairs.values());
  const added = granted.filter((_one, index) => !taken.has(index));
  return [...compared, ...added.map((one) => alone(null, one))];
}

function alone(asked: AuthorizationDetail | null, granted: AuthorizationDetail | null) {
  const outcome: DetailOutcome = granted === null ? 'missing' : 'not-asked';
  const type = (asked ?? granted)?.type ?? '';
  return { type, outcome, asked, granted, differences: [], spec: rfc(9396, '7') };
}

function compare(asked: AuthorizationDetail, granted: AuthorizationDetail): ComparedDetail {
  const differences = differ('', asked, granted);
  const outcome = outcomeOf(differences);
  const spec = rfc(9396, outcome === 'enriched' ? '7.1' : '7');
  return { type: asked.type, outcome, asked, granted, differences, spec };
}

// Every possible pair of a type, the most alike first; each partner is given away once.
function pairUp(asked: Details, granted: Details): ReadonlyMap<number, number> {
  const candidates = asked.flatMap((one, from) =>
    granted.flatMap((other, to) =>
      canBePair(one, other) ? [{ from, to, distance: differ('', one, other).length }] : [],
    ),
  );
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to } of candidates.toSorted((one, other) => one.distance - other.distance)) {
    if (pairs.has(from) || taken.has(to)) continue;
    pairs.set(from, to);
    taken.add(to);
  }
  return pairs;
}

// What names one resource is not the answer to what names another. RFC 9396 §2.2.
function canBePair(one: AuthorizationDetail, other: AuthorizationDetail): boolean {
  if (one.type !== other.type) return false;
  const [asked, granted] = [one['identifier'], other['identifier']];
  return asked === undefined || granted === undefined || asked === granted;
}

function differ(path: string, asked: unknown, granted: unknown): readonly DetailDifference[] {
  if (canonicalJson(asked) === canonicalJson(granted)) return [];
  if (isObject(asked) && isObject(granted)) {
    const names = new Set([...Object.keys(asked), ...Object.keys(granted)]);
    return [...names].flatMap((name) =>
      differ(path === '' ? name : `${path}.${name}`, asked[name], granted[name]),
    );
  }
  if (Array.isArray(asked) && Array.isArray(granted)) {
    const [lost, gained] = [without(asked, granted), without(granted, asked)];
    return [
      ...(lost.length > 0 ? [{ path, asked: lost, granted: undefined }] : []),
      ...(gained.length > 0 ? [{ path, asked: undefined, granted: gained }] : []),
    ];
  }
  return [{ path, asked, granted }];
}

function without(values: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const known = new Set(others.map(canonicalJson));
  return values.filter((value) => !known.has(canonicalJson(value)));
}

function outcomeOf(differences: readonly DetailDifference[]): DetailOutcome {
  if (differences.length === 0) return 'same';
  if (differences.every(({ asked }) => asked === undefined)) return 'enriched';
  return differences.every(({ granted }) => granted === undefined) ? 'reduced' : 'changed';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
