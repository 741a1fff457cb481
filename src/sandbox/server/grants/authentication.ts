import type { Authentication } from './records.ts';

/** Somebody was picked from a list. @see OpenID Connect Core 1.0 §2 on `acr` */
const pickedAcr = 'urn:claimcheck:acr:picked';

/** Who was picked has confirmed it once more: a second factor, as far as one can be played. */
export const confirmedAcr = 'urn:claimcheck:acr:second-factor';

/** How sure a sign-in here can be, the weaker first. */
export const acrValues: readonly string[] = [pickedAcr, confirmedAcr];

/** How sure we are of a user. @see OpenID Connect Core 1.0 §2 on `acr` */
export function acrOf({ isConfirmed }: Authentication): string {
  return isConfirmed === true ? confirmedAcr : pickedAcr;
}

/** Somebody was there and pressed a button, or two. @see RFC 8176 §2 on `user` and `mfa` */
export function amrOf({ isConfirmed }: Authentication): readonly string[] {
  return isConfirmed === true ? ['user', 'mfa'] : ['user'];
}

/** Whether one of these is reached; the stronger reaches the weaker, too. Empty: any will do. */
export function reachesAcr(had: unknown, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const rank = acrValues.findIndex((value) => value === had);
  return wanted.some(
    (value) => value === had || (rank > acrValues.indexOf(value) && acrValues.includes(value)),
  );
}
