/** What a token that somebody else made may cost. */
export interface JweLimits {
  /** `p2c`, at most. @see RFC 7518 §8.1 */
  readonly rounds: number;
  /** Bytes that come out of a compression, at most. @see RFC 8725 §3.6 */
  readonly inflatedBytes: number;
  /** Encryptions one inside the other, at most. */
  readonly layers: number;
}

/** A million rounds are half a second; what is bigger than any token that a server takes is a bomb. */
export const usualLimits: JweLimits = {
  rounds: 1_000_000,
  inflatedBytes: 4 * 1024 * 1024,
  layers: 4,
};
