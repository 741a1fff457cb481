/**
 * The ways for a client to prove itself at the server.
 * @see RFC 7591 §2, OpenID Connect Core 1.0 §9, RFC 8705 §2
 */
export const clientAuthMethods = [
  'none',
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
] as const;

/** A way to authenticate, by its registered name. */
export type ClientAuthMethod = (typeof clientAuthMethods)[number];
