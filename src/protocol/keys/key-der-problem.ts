/** Why bytes are no key, or a key has no such form, without any of its bytes. */
export type KeyDerProblem =
  /** Not the ASN.1 structure that it is said to be. */
  | { readonly code: 'key_der_broken'; readonly structure: string }
  | { readonly code: 'key_algorithm_unknown'; readonly oid: string }
  /** A curve given by its parameters, or by a name that JOSE has none for. */
  | { readonly code: 'key_curve_unknown'; readonly oid: string | null }
  /** The public half is not in the text, and this browser cannot compute it. */
  | { readonly code: 'key_public_half_missing'; readonly kind: string }
  /** A member that the form needs is missing or malformed. */
  | { readonly code: 'jwk_member'; readonly member: string }
  | { readonly code: 'jwk_kind_unknown'; readonly kty: string; readonly crv: string | null };
