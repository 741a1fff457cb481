import type { SpecRef } from '#protocol/spec.ts';

/** Why a token cannot be signed. Nothing of the key is in it. */
export type SigningProblem =
  | {
      readonly code: 'signing_header_not_json';
      readonly spec: SpecRef;
      /** Counts from 0 in the header's text. */
      readonly index: number;
      readonly expected: string;
    }
  | { readonly code: 'signing_header_not_object'; readonly spec: SpecRef }
  | { readonly code: 'signing_alg_missing'; readonly spec: SpecRef }
  | { readonly code: 'signing_alg_unknown'; readonly spec: SpecRef; readonly algorithm: string }
  /** The header names another algorithm than the one that the key was taken in for. */
  | {
      readonly code: 'signing_alg_mismatch';
      readonly spec: SpecRef;
      readonly algorithm: string;
      readonly keyAlgorithm: string;
    }
  | { readonly code: 'signing_key_empty'; readonly spec: SpecRef }
  | { readonly code: 'signing_key_public'; readonly spec: SpecRef }
  | {
      readonly code: 'signing_key_misfit';
      readonly spec: SpecRef;
      readonly algorithm: string;
      /** `its kty is EC, RS256 needs RSA`. */
      readonly reason: string;
    }
  | { readonly code: 'signing_key_unusable'; readonly spec: SpecRef; readonly algorithm: string }
  | {
      readonly code: 'signing_algorithm_missing_here';
      readonly spec: SpecRef;
      readonly algorithm: string;
    }
  /** An unencoded payload with a dot in it would be read as the end of it. @see RFC 7797 §5.2 */
  | { readonly code: 'signing_payload_dot'; readonly spec: SpecRef };

type Code = SigningProblem['code'];
type Problems = { readonly [One in Code]: Extract<SigningProblem, { readonly code: One }> };

const sentences: { readonly [One in Code]: (problem: Problems[One]) => string } = {
  signing_header_not_json: ({ expected }) =>
    `The header is not JSON: ${expected} is missing. Without it nobody knows how the token is signed.`,
  signing_header_not_object: () => 'The header has to be a JSON object.',
  signing_alg_missing: () => 'The header has no “alg”: it says how the token is signed.',
  signing_alg_unknown: ({ algorithm }) =>
    `${algorithm} is no signature algorithm that is known here.`,
  signing_alg_mismatch: ({ algorithm, keyAlgorithm }) =>
    `The header says ${algorithm}, and the key is for ${keyAlgorithm}.`,
  signing_key_empty: () => 'The secret is empty.',
  signing_key_public: () => 'This is a public key: only the private one signs.',
  signing_key_misfit: ({ reason }) => `The key does not fit: ${reason}.`,
  signing_key_unusable: ({ algorithm }) => `The key cannot be read as a key for ${algorithm}.`,
  signing_algorithm_missing_here: ({ algorithm }) => `This browser does not have ${algorithm}.`,
  signing_payload_dot: () =>
    'With “b64”: false the payload stands in the token as it is, and must not have a dot in it.',
};

/** What stands in the way, in one sentence. */
export function explainSigningProblem(problem: SigningProblem): string {
  return say(problem.code, problem);
}

function say<One extends Code>(code: One, problem: Problems[One]): string {
  return sentences[code](problem);
}
