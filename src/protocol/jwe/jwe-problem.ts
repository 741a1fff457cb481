import type { SpecRef } from '#protocol/spec.ts';

/** Why an encrypted token cannot be made or opened. Nothing secret is in it. */
export type JweProblem =
  /** Not five parts, or one that is not base64url. @see RFC 7516 §7.1 */
  | { readonly code: 'jwe_part_unreadable'; readonly spec: SpecRef; readonly part: string }
  | { readonly code: 'jwe_header_unreadable'; readonly spec: SpecRef }
  /** What was typed as the header of a token to make. */
  | { readonly code: 'jwe_header_not_json'; readonly spec: SpecRef }
  | { readonly code: 'jwe_alg_unsupported'; readonly spec: SpecRef; readonly algorithm: string }
  | { readonly code: 'jwe_enc_unsupported'; readonly spec: SpecRef; readonly encryption: string }
  | { readonly code: 'jwe_zip_unsupported'; readonly spec: SpecRef; readonly zip: string }
  /** @see RFC 7516 §4.1.13 */
  | {
      readonly code: 'jwe_critical_not_understood';
      readonly spec: SpecRef;
      readonly names: readonly string[];
    }
  /** A parameter that the algorithm needs is missing or of another form: `epk`, `p2c`. */
  | { readonly code: 'jwe_parameter_invalid'; readonly spec: SpecRef; readonly member: string }
  /** So many rounds would keep the machine busy, which may be what the sender wants. */
  | {
      readonly code: 'jwe_rounds_excessive';
      readonly spec: SpecRef;
      readonly rounds: number;
      readonly limit: number;
    }
  | {
      readonly code: 'jwe_no_key_fits';
      readonly spec: SpecRef;
      readonly algorithm: string;
      /** Why each key that was given is not one. */
      readonly reasons: readonly string[];
    }
  | { readonly code: 'jwe_key_unusable'; readonly spec: SpecRef; readonly algorithm: string }
  | {
      readonly code: 'jwe_key_length';
      readonly spec: SpecRef;
      readonly algorithm: string;
      readonly bits: number;
      readonly neededBits: number;
    }
  /** No key given unwraps the key of the content. */
  | { readonly code: 'jwe_key_refused'; readonly spec: SpecRef; readonly algorithm: string }
  /** The content's key is there, and the tag does not fit. */
  | {
      readonly code: 'jwe_content_refused';
      readonly spec: SpecRef;
      readonly encryption: string;
      /** True where the content's key came out of a wrapping that was authentic. */
      readonly isKeyCertain: boolean;
    }
  | { readonly code: 'jwe_inflated_too_large'; readonly spec: SpecRef; readonly limitBytes: number }
  | { readonly code: 'jwe_compression_damaged'; readonly spec: SpecRef }
  | { readonly code: 'jwe_too_deep'; readonly spec: SpecRef; readonly limit: number }
  /** The runtime's cryptography was built without it. */
  | {
      readonly code: 'jwe_algorithm_missing_here';
      readonly spec: SpecRef;
      readonly algorithm: string;
    };
