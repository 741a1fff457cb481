import { z } from 'zod/mini';

const text = z.optional(z.string());
const flag = z.optional(z.boolean());
const list = z.optional(z.array(z.string()));
const address = z.optional(z.string().check(z.refine(isWebAddress)));

/** What a client may say of itself. A member that is not named here is ignored, as RFC 7591 §2 wants. */
const clientMetadataSchema = z.object({
  redirect_uris: list,
  token_endpoint_auth_method: text,
  token_endpoint_auth_signing_alg: text,
  grant_types: list,
  response_types: list,
  client_name: text,
  client_uri: address,
  logo_uri: address,
  tos_uri: address,
  policy_uri: address,
  contacts: list,
  scope: text,
  jwks: z.optional(z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })),
  jwks_uri: address,
  software_id: text,
  software_version: text,
  software_statement: text,
  // OpenID Connect Dynamic Client Registration 1.0 §2, and the three logout specifications.
  application_type: z.optional(z.enum(['web', 'native'])),
  subject_type: z.optional(z.literal('public')),
  id_token_signed_response_alg: text,
  id_token_encrypted_response_alg: text,
  id_token_encrypted_response_enc: text,
  userinfo_signed_response_alg: text,
  userinfo_encrypted_response_alg: text,
  userinfo_encrypted_response_enc: text,
  request_object_signing_alg: text,
  post_logout_redirect_uris: list,
  frontchannel_logout_uri: address,
  frontchannel_logout_session_required: flag,
  backchannel_logout_uri: address,
  backchannel_logout_session_required: flag,
  // CIBA Core 1.0 §4.
  backchannel_token_delivery_mode: z.optional(z.enum(['poll', 'ping', 'push'])),
  backchannel_client_notification_endpoint: address,
  backchannel_user_code_parameter: flag,
  // RFC 9126 §6, RFC 9101 §10.5, RFC 9449 §5.2.
  require_pushed_authorization_requests: flag,
  require_signed_request_object: flag,
  dpop_bound_access_tokens: flag,
  // JARM §3, RFC 9701 §6.
  authorization_signed_response_alg: text,
  authorization_encrypted_response_alg: text,
  authorization_encrypted_response_enc: text,
  introspection_signed_response_alg: text,
  introspection_encrypted_response_alg: text,
  introspection_encrypted_response_enc: text,
});

/** A client's description of itself, with the members that we know. @see RFC 7591 §2 */
export type ClientMetadata = z.infer<typeof clientMetadataSchema>;

/** The description, or the first member of it that has no value of its kind. */
export type ReadMetadata =
  | { readonly metadata: ClientMetadata; readonly faulty: null }
  | { readonly metadata: null; readonly faulty: string };

/** Reads a description; a member that is null is as one left out. @see RFC 7591 §2, RFC 7592 §2.2 */
export function readClientMetadata(members: Readonly<Record<string, unknown>>): ReadMetadata {
  const said = Object.entries(members).filter(([, value]) => value !== null);
  const parsed = clientMetadataSchema.safeParse(Object.fromEntries(said));
  if (parsed.success) return { metadata: withDefaults(parsed.data), faulty: null };
  return { metadata: null, faulty: String(parsed.error.issues[0]?.path[0] ?? '') };
}

/**
 * Fills in what the specification says for members that are left out. Response types are those that
 * the grants need: the default of `code` would contradict a client that has no use for the endpoint.
 * @see RFC 7591 §2 and §2.1
 */
function withDefaults(said: ClientMetadata): ClientMetadata {
  const grantTypes = said.grant_types ?? ['authorization_code'];
  const isBackchannel = grantTypes.includes('urn:openid:params:grant-type:ciba');
  return {
    ...said,
    grant_types: grantTypes,
    response_types:
      said.response_types ?? (grantTypes.includes('authorization_code') ? ['code'] : []),
    token_endpoint_auth_method: said.token_endpoint_auth_method ?? 'client_secret_basic',
    ...(isBackchannel && {
      backchannel_token_delivery_mode: said.backchannel_token_delivery_mode ?? 'poll',
    }),
  };
}

/** Methods that need a secret. @see RFC 7591 §2, OpenID Connect Core 1.0 §9 */
export function needsSecret({ token_endpoint_auth_method: method }: ClientMetadata): boolean {
  return method?.startsWith('client_secret_') ?? false;
}

function isWebAddress(uri: string): boolean {
  return URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol);
}
