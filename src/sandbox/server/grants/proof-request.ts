import type { Scene } from '#sandbox/server/scene.ts';
import type { SentProof } from '#sandbox/server/tokens/dpop-proof.ts';

/** A request that may carry a proof of possession. */
export interface ProofRequest {
  readonly scene: Scene;
  readonly proof: SentProof | null;
  /** What a refusal looks like goes by it. @see RFC 9449 §5 and §7.1 */
  readonly place: 'token-endpoint' | 'resource';
  /** Where the resource describes itself. @see RFC 9728 §5.1 */
  readonly metadataAddress: string | null;
}

/** So far may a proof's clock be from ours, in either direction. @see RFC 9449 §11.1 */
export const proofWindowSeconds = 300;

/** The address that `htu` must name: no query, no fragment. @see RFC 9449 §4.3 */
export function proofTarget(url: URL): string {
  const target = new URL(url);
  target.search = '';
  target.hash = '';
  return target.href;
}
