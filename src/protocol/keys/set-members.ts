import type { Jwk } from '#protocol/model/jwks.ts';
import { thumbprint, thumbprintUri } from './thumbprint.ts';

/** What a key is to say of itself; null for what it says already. */
export interface MemberWish {
  readonly kid: KidWish | null;
  /** An empty text takes the member away. */
  readonly use: string | null;
  readonly alg: string | null;
}

/** What a key is to be called. @see RFC 7517 §4.5, RFC 7638 §3, RFC 9278 §3 */
export type KidWish =
  | { readonly by: 'thumbprint' | 'thumbprint-uri' | 'none' }
  | { readonly by: 'typed'; readonly value: string };

/** A key with other members beside its numbers, in the order in which people write them. @see RFC 7517 §4 */
export async function setMembers(jwk: Jwk, wish: MemberWish): Promise<Jwk> {
  const { kty, kid: oldKid, use: oldUse, alg: oldAlg, ...rest } = jwk;
  const use = wish.use ?? oldUse ?? '';
  const alg = wish.alg ?? oldAlg ?? '';
  const members = { kty, ...(alg === '' ? {} : { alg }), ...rest };
  const kid = wish.kid === null ? (oldKid ?? null) : await kidOf(members, wish.kid);
  return {
    kty,
    ...(kid === null ? {} : { kid }),
    ...(use === '' ? {} : { use }),
    ...(alg === '' ? {} : { alg }),
    ...rest,
  };
}

/** The `kid` that a key gets; null for none. */
export async function kidOf(jwk: Jwk, kid: KidWish): Promise<string | null> {
  switch (kid.by) {
    case 'thumbprint':
      return thumbprint(jwk);
    case 'thumbprint-uri':
      return thumbprintUri(jwk);
    case 'typed':
      return kid.value === '' ? null : kid.value;
    case 'none':
      return null;
  }
}
