import type { Jwk } from '#protocol/model/jwks.ts';
import { thumbprint } from './thumbprint.ts';

/** A key that is in both sets, and differs. */
export interface ChangedKey {
  readonly before: Jwk;
  readonly after: Jwk;
  /** Another key has taken its `kid`; otherwise the same key says something else of itself. */
  readonly isReplaced: boolean;
  /** Names of the members that differ. */
  readonly members: readonly string[];
}

/** What became of a set of keys. */
export interface KeySetChange {
  readonly added: readonly Jwk[];
  readonly removed: readonly Jwk[];
  readonly changed: readonly ChangedKey[];
  readonly unchanged: number;
}

/**
 * What is different in a set: keys are known again by their thumbprint, and then by their `kid`.
 * @see RFC 7638 §3, RFC 7517 §4.5
 */
export async function compareKeySets(
  before: readonly Jwk[],
  after: readonly Jwk[],
): Promise<KeySetChange> {
  const old = await Promise.all(before.map(identify));
  const fresh = await Promise.all(after.map(identify));
  const pairs = new Map<Identified, Identified>();
  for (const by of ['thumbprint', 'kid'] as const) {
    const taken = new Set(pairs.values());
    const left = old.filter((one) => !taken.has(one)).toReversed();
    const found = new Map(left.map((one) => [one[by], one]));
    for (const to of fresh) {
      const from = to[by] === null || pairs.has(to) ? undefined : found.get(to[by]);
      if (from === undefined) continue;
      pairs.set(to, from);
      // Each of the old ones is known again once.
      found.delete(to[by]);
    }
  }
  const known = new Set(pairs.values());
  const changed = [...pairs].flatMap(([to, from]) => changeOf(from, to));
  return {
    added: fresh.filter((one) => !pairs.has(one)).map(({ jwk }) => jwk),
    removed: old.filter((one) => !known.has(one)).map(({ jwk }) => jwk),
    changed,
    unchanged: pairs.size - changed.length,
  };
}

interface Identified {
  readonly jwk: Jwk;
  readonly thumbprint: string | null;
  readonly kid: string | null;
}

async function identify(jwk: Jwk): Promise<Identified> {
  const kid: unknown = jwk.kid;
  return { jwk, thumbprint: await thumbprint(jwk), kid: typeof kid === 'string' ? kid : null };
}

function changeOf(from: Identified, to: Identified): readonly ChangedKey[] {
  const names = new Set([...Object.keys(from.jwk), ...Object.keys(to.jwk)]);
  const members = [...names].filter(
    (name) => JSON.stringify(from.jwk[name]) !== JSON.stringify(to.jwk[name]),
  );
  const isReplaced = from.thumbprint !== to.thumbprint;
  return members.length === 0 ? [] : [{ before: from.jwk, after: to.jwk, isReplaced, members }];
}
