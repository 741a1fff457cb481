/**
 * Protected resource metadata as on the wire. All but `resource` may be missing, and unknown members
 * are kept.
 * @see RFC 9728 §2
 */
export interface ResourceMetadata {
  readonly resource: string;
  readonly resource_name?: string;
  readonly authorization_servers?: readonly string[];
  readonly scopes_supported?: readonly string[];
  readonly bearer_methods_supported?: readonly string[];
  readonly resource_signing_alg_values_supported?: readonly string[];
  readonly dpop_signing_alg_values_supported?: readonly string[];
  readonly dpop_bound_access_tokens_required?: boolean;
  readonly tls_client_certificate_bound_access_tokens?: boolean;
  readonly signed_metadata?: string;
  readonly [member: string]: unknown;
}
