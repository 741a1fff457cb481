import { isInMilliseconds, numericDate } from '#protocol/jwt/check-times.ts';
import type { JsonMember, JsonNode } from '#protocol/jwt/json-tree.ts';
import type { SpecRef } from '#protocol/spec.ts';
import { nestedChanges, type NestedChanges } from './nested-changes.ts';
import { isSameJson, lastMembers } from './same-json.ts';
import { readStringSet, setClaim, type SetClaim, type SetForm } from './string-set.ts';

/** `equivalent`: written in another way, and means the same. */
export type MemberOutcome = 'same' | 'equivalent' | 'changed' | 'added' | 'removed';

/** What is known of a change beyond its two values. */
export type MemberDetail =
  | {
      readonly kind: 'set';
      readonly gained: readonly string[];
      readonly lost: readonly string[];
      readonly kept: readonly string[];
      readonly isReordered: boolean;
      readonly form: { readonly first: SetForm; readonly second: SetForm };
      readonly spec: SpecRef;
    }
  | {
      readonly kind: 'time';
      readonly laterBySeconds: number;
      /** Seconds from the `iat` of its own token; null without one, and for `iat` itself. */
      readonly sinceIssue: { readonly first: number; readonly second: number } | null;
    }
  | { readonly kind: 'kind'; readonly first: JsonNode['kind']; readonly second: JsonNode['kind'] }
  | NestedChanges;

/** One member of two tokens beside each other. */
export interface MemberDifference {
  readonly name: string;
  /** The name in the second token where that is another: `scp` for `scope`. */
  readonly otherName: string | null;
  readonly outcome: MemberOutcome;
  readonly first: JsonNode | null;
  readonly second: JsonNode | null;
  readonly detail: MemberDetail | null;
}

type Members = ReadonlyMap<string, JsonNode>;

interface Pair {
  readonly first: Members;
  readonly second: Members;
}

/**
 * Every member of either token, in the order of the first and then of the second. Sets are compared as
 * sets, times as distances, and everything else by what it means, not by how it is written.
 * @see RFC 7519 §4, RFC 6749 §3.3, RFC 8259 §4
 */
export function compareMembers(
  firstMembers: readonly JsonMember[],
  secondMembers: readonly JsonMember[],
): readonly MemberDifference[] {
  const pair = { first: lastMembers(firstMembers), second: lastMembers(secondMembers) };
  const other = renamedScope(pair);
  const found = [...pair.first].map(([name, first]): MemberDifference => {
    const otherName = other?.from === name ? other.to : null;
    const second = pair.second.get(otherName ?? name);
    if (second === undefined) return alone(name, { first, second: null });
    return compareMember({ name, otherName, first, second }, pair);
  });
  const added = [...pair.second].filter(([name]) => !pair.first.has(name) && name !== other?.to);
  return [...found, ...added.map(([name, second]) => alone(name, { first: null, second }))];
}

/** Servers call the same thing `scope` or `scp`. */
function renamedScope({ first, second }: Pair): { from: string; to: string } | null {
  for (const [from, to] of [
    ['scope', 'scp'],
    ['scp', 'scope'],
  ] as const) {
    if (first.has(from) && !first.has(to) && second.has(to) && !second.has(from)) {
      return { from, to };
    }
  }
  return null;
}

function alone(
  name: string,
  { first, second }: { first: JsonNode | null; second: JsonNode | null },
): MemberDifference {
  const outcome = first === null ? 'added' : 'removed';
  return { name, otherName: null, outcome, first, second, detail: null };
}

interface Both {
  readonly name: string;
  readonly otherName: string | null;
  readonly first: JsonNode;
  readonly second: JsonNode;
}

function compareMember(both: Both, pair: Pair): MemberDifference {
  const { name, otherName, first, second } = both;
  const claim = setClaim(name);
  const asSet = claim === null ? null : compareSets(both, claim);
  if (asSet !== null) return { ...both, ...asSet };
  if (otherName === null && isSameJson(first, second)) {
    return { ...both, outcome: 'same', detail: null };
  }
  const detail = timeDetail(both, pair) ?? kindDetail(both) ?? nestedChanges(first, second);
  return { ...both, outcome: 'changed', detail };
}

function compareSets(
  { first, second, otherName }: Both,
  claim: SetClaim,
): Pick<MemberDifference, 'outcome' | 'detail'> | null {
  const one = readStringSet(first, claim);
  const other = readStringSet(second, claim);
  if (one === null || other === null) return null;
  const before = new Set(one.values);
  const after = new Set(other.values);
  const gained = other.values.filter((value) => !before.has(value));
  const lost = one.values.filter((value) => !after.has(value));
  const kept = one.values.filter((value) => after.has(value));
  const keptThere = other.values.filter((value) => before.has(value));
  const isReordered = kept.some((value, index) => value !== keptThere[index]);
  const form = { first: one.form, second: other.form };
  const detail = { kind: 'set', gained, lost, kept, isReordered, form, spec: claim.spec } as const;
  if (gained.length + lost.length > 0) return { outcome: 'changed', detail };
  const isAsWritten = otherName === null && isSameJson(first, second);
  return isAsWritten ? { outcome: 'same', detail: null } : { outcome: 'equivalent', detail };
}

const timeNames = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at', 'toe']);

function timeDetail({ name, first, second }: Both, pair: Pair): MemberDetail | null {
  if (!timeNames.has(name)) return null;
  const before = secondsOf(first);
  const after = secondsOf(second);
  if (before === null || after === null) return null;
  const issued = {
    first: secondsOf(pair.first.get('iat')),
    second: secondsOf(pair.second.get('iat')),
  };
  const isRelative = name !== 'iat' && issued.first !== null && issued.second !== null;
  return {
    kind: 'time',
    laterBySeconds: after - before,
    sinceIssue: isRelative
      ? { first: before - (issued.first ?? 0), second: after - (issued.second ?? 0) }
      : null,
  };
}

/** A NumericDate of a tree; what is in milliseconds is no time to reckon with. @see RFC 7519 §2 */
export function secondsOf(node: JsonNode | undefined): number | null {
  if (node?.kind !== 'number') return null;
  const seconds = numericDate(Number(node.text));
  return isInMilliseconds(seconds) ? null : seconds;
}

function kindDetail({ first, second }: Both): MemberDetail | null {
  if (first.kind === second.kind) return null;
  return { kind: 'kind', first: first.kind, second: second.kind };
}
