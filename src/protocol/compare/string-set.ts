import type { JsonNode } from '#protocol/jwt/json-tree.ts';
import { rfc, oidcCore, type SpecRef } from '#protocol/spec.ts';

/** A claim whose values are a set: their order says nothing. */
export interface SetClaim {
  /** True where one text with spaces is a list of values: `scope`. */
  readonly isSpaceDelimited: boolean;
  /** Where it says so. */
  readonly spec: SpecRef;
}

/** How the values were written. */
export type SetForm = 'text' | 'array';

/** The values of such a claim, each once, as they were written. */
export interface StringSet {
  readonly values: readonly string[];
  readonly form: SetForm;
}

const listed = (spec: SpecRef): SetClaim => ({ isSpaceDelimited: false, spec });
const spaced = (spec: SpecRef): SetClaim => ({ isSpaceDelimited: true, spec });

const setClaims: Readonly<Record<string, SetClaim>> = {
  aud: listed(rfc(7519, '4.1.3')),
  amr: listed(oidcCore('2')),
  scope: spaced(rfc(6749, '3.3')),
  // Of Okta and Microsoft: an array at the one, a text with spaces at the other.
  scp: spaced(rfc(6749, '3.3')),
  roles: listed(rfc(9068, '2.2.3.1')),
  groups: listed(rfc(9068, '2.2.3.1')),
  entitlements: listed(rfc(9068, '2.2.3.1')),
  permissions: listed(rfc(9068, '2.2.3.1')),
  crit: listed(rfc(7515, '4.1.11')),
};

/** What is known of a claim that holds a set; null for every other claim. @see RFC 6749 §3.3, RFC 7519 §4.1.3 */
export function setClaim(name: string): SetClaim | null {
  return Object.hasOwn(setClaims, name) ? (setClaims[name] ?? null) : null;
}

/** The values of a set claim; null where it is neither a text nor an array of texts. @see RFC 7519 §4.1.3 */
export function readStringSet(node: JsonNode, { isSpaceDelimited }: SetClaim): StringSet | null {
  if (node.kind === 'string') {
    const values = isSpaceDelimited ? node.value.split(' ').filter(Boolean) : [node.value];
    return { values: [...new Set(values)], form: 'text' };
  }
  if (node.kind !== 'array') return null;
  const values = node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return values.length === node.items.length
    ? { values: [...new Set(values)], form: 'array' }
    : null;
}
