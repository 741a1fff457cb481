import type { Jwk } from '#protocol/model/jwks.ts';

/** A key that the user asked to keep in this browser. */
export interface StoredKey {
  readonly version: 1;
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /**
   * The key with its `kid`, `alg` and `use`. Its private members are here only where the user asked for
   * a key that can be read; of a secret that cannot be read there is no `k`.
   */
  readonly jwk: Jwk;
  /** The private or secret key where nobody can read it: WebCrypto uses it, for `jwk.alg` alone. */
  readonly handle: CryptoKey | null;
}

/** The public keys that an address answered with when it was last asked. */
export interface StoredKeySet {
  readonly version: 1;
  /** Its address, which is its name too. */
  readonly id: string;
  readonly fetchedAt: number;
  /** Never private members, even where the address published them. */
  readonly keys: readonly Jwk[];
}
