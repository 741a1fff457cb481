import { compactSdJwt, type SdJwtParts } from './parse-sd-jwt.ts';
import type { PlacedDisclosure } from './place-disclosures.ts';

type Linked = readonly Pick<PlacedDisclosure, 'placement'>[];

/**
 * Chooses a disclosure together with those that lead to it, or gives it up together with those that
 * need it: alone, neither could be placed.
 * @see RFC 9901 §4.2.6, §7.2
 */
export function chooseDisclosure(
  chosen: ReadonlySet<number>,
  change: { readonly index: number; readonly isChosen: boolean },
  disclosures: Linked,
): ReadonlySet<number> {
  const next = new Set(chosen);
  if (change.isChosen) {
    for (const index of withParents(change.index, disclosures)) next.add(index);
    return next;
  }
  for (const index of chosen) {
    if (withParents(index, disclosures).includes(change.index)) next.delete(index);
  }
  return next;
}

/** The disclosure and each that leads to it, nearest first. */
function withParents(index: number, disclosures: Linked): readonly number[] {
  const line: number[] = [];
  let at: number | null = index;
  while (at !== null && !line.includes(at)) {
    line.push(at);
    at = disclosures[at]?.placement?.parent ?? null;
  }
  return line;
}

/** Every disclosure that has a place. */
export function allPlaced(disclosures: Linked): ReadonlySet<number> {
  return new Set(
    disclosures.flatMap(({ placement }, index) => (placement === null ? [] : [index])),
  );
}

/** The parts with only the chosen disclosures, and bound to no key. @see RFC 9901 §7.2 */
export function presentedParts(parts: SdJwtParts, chosen: ReadonlySet<number>): SdJwtParts {
  const disclosures = parts.disclosures.filter((_, index) => chosen.has(index));
  return { ...parts, disclosures, keyBindingJwt: null };
}

/** What is presented, in the compact form. @see RFC 9901 §4 */
export function writeCompact({ issuerJwt, disclosures, keyBindingJwt }: SdJwtParts): string {
  return compactSdJwt(issuerJwt, disclosures) + (keyBindingJwt ?? '');
}

/** What is presented, in the flattened JSON serialization. @see RFC 9901 §8.2 */
export function writeJson({ issuerJwt, disclosures, keyBindingJwt }: SdJwtParts): string {
  const [head = '', payload = '', signature = ''] = issuerJwt.split('.');
  const header = keyBindingJwt === null ? { disclosures } : { disclosures, kb_jwt: keyBindingJwt };
  return JSON.stringify({ payload, protected: head, signature, header }, null, 2);
}
