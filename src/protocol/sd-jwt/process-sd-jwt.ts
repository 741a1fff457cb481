import type { Check } from '#protocol/check.ts';
import { decodeJwtUnverified, type DecodedJws } from '#protocol/jwt/decode-jwt.ts';
import { jsonValue, type JsonNode } from '#protocol/jwt/json-tree.ts';
import { checkSdJwt } from './check-sd-jwt.ts';
import { decodeDisclosure } from './disclosure.ts';
import type { SdJwtParts } from './parse-sd-jwt.ts';
import { placeDisclosures, type Placed, type PlacedDisclosure } from './place-disclosures.ts';
import { isSdHash, sdDigest, type SdHash } from './sd-hash.ts';

/** An SD-JWT that was looked at. What it says counts only if no check failed and it was signed. */
export interface ProcessedSdJwt {
  readonly parts: SdJwtParts;
  readonly issuerJwt: DecodedJws | null;
  /** What the digests are made with; null where it is unknown here, so that nothing can be placed. */
  readonly hash: SdHash | null;
  readonly disclosures: readonly PlacedDisclosure[];
  /** The processed payload: the disclosed claims in their places, the digests gone. */
  readonly payload: JsonNode | null;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly placed: Placed | null;
  /** Every rule of the format; neither the signature nor the times nor the key binding. */
  readonly checks: readonly Check[];
}

/**
 * Puts the disclosures of an SD-JWT in their places and checks each rule for them. Trusts nothing,
 * never throws; the signature is for `verifyJws`.
 * @see RFC 9901 §7.1
 */
export async function processSdJwtUnverified(parts: SdJwtParts): Promise<ProcessedSdJwt> {
  const decoded = decodeJwtUnverified(parts.issuerJwt);
  const issuerJwt = decoded.kind === 'jws' ? decoded : null;
  const payload = issuerJwt?.payload.json ?? null;
  const hash = hashOf(issuerJwt);
  const disclosures = parts.disclosures.map(decodeDisclosure);
  const digests = await Promise.all(
    parts.disclosures.map((one) => sdDigest(one, hash ?? 'sha-256')),
  );
  const isPlaceable = payload?.kind === 'object' && hash !== null;
  const placed = isPlaceable ? placeDisclosures(payload, disclosures, digests) : null;
  const seen = disclosures.map((disclosure, index) => ({
    ...disclosure,
    digest: digests[index] ?? '',
    placement: placed?.placements[index] ?? null,
    isReferenced: placed?.isReferenced[index] ?? false,
  }));
  const processed = { parts, issuerJwt, hash, disclosures: seen, placed };
  return {
    ...processed,
    payload: placed?.payload ?? null,
    claims: claimsOf(placed?.payload ?? null),
    checks: checkSdJwt(processed),
  };
}

function hashOf(issuerJwt: DecodedJws | null): SdHash | null {
  const named = issuerJwt?.payload.claims['_sd_alg'];
  // RFC 9901 §4.1.1: without the claim it is sha-256.
  if (named === undefined) return 'sha-256';
  return isSdHash(named) ? named : null;
}

function claimsOf(payload: JsonNode | null): Readonly<Record<string, unknown>> {
  if (payload?.kind !== 'object') return {};
  // A tree of kind `object` has a plain object as its value.
  return jsonValue(payload) as Readonly<Record<string, unknown>>;
}
