import { makeDpopProof } from '#protocol/dpop/make-dpop-proof.ts';
import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import { headerValue } from '#protocol/http/header-value.ts';
import type { Core } from '#workspace/core.ts';
import type { RunToken } from './run-tokens.ts';

/** The proofs that were shown and not sent yet, and the last nonce of each server. */
export interface Proofs {
  /** The proof for a request: the one that was shown, as long as it is young and unused. */
  readonly proofFor: (token: RunToken, request: HttpRequest) => Promise<string>;
  /** A proof works once: the next one is made anew. */
  readonly markUsed: (request: HttpRequest) => void;
  /** Remembers the nonce of an answer; null where it gave none. RFC 9449 §8.2, §9 */
  readonly learn: (request: HttpRequest, response: HttpResponse) => string | null;
}

/** So old a proof may be when it is sent; servers take it for a minute or less. RFC 9449 §11.1 */
const youngMilliseconds = 20_000;

/** Makes the proofs of one page's calls. @see RFC 9449 §4.2 */
export function createProofs(core: Core): Proofs {
  const made = new Map<string, { readonly proof: string; readonly at: number }>();
  const nonces = new Map<string, string>();
  return {
    proofFor: async (token, { method, url }) => {
      const { clock, random, loadProofKey } = core.ports;
      const nonce = nonces.get(new URL(url).origin) ?? null;
      const key = [method, url, token.accessToken, nonce].join('\n');
      const known = made.get(key);
      if (known !== undefined && clock() - known.at < youngMilliseconds) return known.proof;
      const { privateKey, publicJwk, algorithm } = await loadProofKey(
        `${token.environmentId} ${token.clientKey}`,
      );
      const now = clock();
      const { accessToken } = token;
      const proof = await makeDpopProof({
        ...{ method, url, privateKey, publicJwk, algorithm },
        ...{ nonce, accessToken, now, random },
      });
      // Only what is in sight is kept: an address changes with each keystroke.
      made.clear();
      made.set(key, { proof, at: now });
      return proof;
    },
    markUsed: () => made.clear(),
    learn: ({ url }, response) => {
      const nonce = headerValue(response, 'dpop-nonce');
      if (nonce === null || nonce === '') return null;
      nonces.set(new URL(url).origin, nonce);
      return nonce;
    },
  };
}
