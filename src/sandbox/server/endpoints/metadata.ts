import { algorithmSchema, type SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { acrValues } from '#sandbox/server/grants/authentication.ts';
import { contentEncryptions, keyWrappings } from '#sandbox/server/tokens/encrypt-to-client.ts';
import { responseModes } from '#sandbox/server/grants/response-mode.ts';
import { frontResponseTypes } from '#sandbox/server/grants/response-type.ts';
import { isForEncryption } from '#sandbox/server/tokens/keys.ts';
import {
  clientKeyAlgorithms,
  clientSecretAlgorithms,
} from '#sandbox/server/tokens/verify-client-jws.ts';
import { json } from '#sandbox/server/http/responses.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { proofAlgorithms } from '#sandbox/server/tokens/dpop-proof.ts';
import { takenAlgorithms } from '#sandbox/server/tokens/taken-algorithms.ts';
import { describeGrants } from './describe-grants.ts';

/** Proofs that a client can give; by policy only those by a key. @see RFC 8414 §2 */
function clientAuthentication({ policy }: SandboxDefinition): string[] {
  if (policy.clientAuthentication === 'asymmetric-only') return ['private_key_jwt'];
  return ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt'];
}

/** Where clients register themselves, while the policy lets them, or that they need not. @see RFC 8414 §2, Client ID Metadata Document §6 */
function describeRegistration({ issuer, definition, dependencies }: Scene): object {
  const { registration, clientDocuments } = definition.policy;
  const fetches = clientDocuments === 'fetched' && dependencies.fetchDocument !== undefined;
  return {
    ...(registration !== 'refused' && { registration_endpoint: `${issuer}/register` }),
    client_id_metadata_document_supported: fetches,
  };
}

/** How clients authenticate at each endpoint that they do so at. @see RFC 8414 §2 */
function describeAuthentication(definition: SandboxDefinition): Record<string, unknown> {
  const proven = clientAuthentication(definition);
  const isOnlyByKey = definition.policy.clientAuthentication === 'asymmetric-only';
  const known = [...clientKeyAlgorithms, ...(isOnlyByKey ? [] : clientSecretAlgorithms)];
  const algorithms = takenAlgorithms(definition, known);
  const orNone = isOnlyByKey ? proven : [...proven, 'none'];
  return {
    token_endpoint_auth_methods_supported: orNone,
    token_endpoint_auth_signing_alg_values_supported: algorithms,
    introspection_endpoint_auth_methods_supported: proven,
    introspection_endpoint_auth_signing_alg_values_supported: algorithms,
    revocation_endpoint_auth_methods_supported: orNone,
    revocation_endpoint_auth_signing_alg_values_supported: algorithms,
  };
}

/**
 * Request objects, by value and pushed. No other `request_uri` is taken: the sandbox fetches nothing.
 * @see RFC 9101 §10.5, OpenID Connect Discovery 1.0 §3
 */
function describeRequestObjects(definition: SandboxDefinition): Record<string, unknown> {
  const { keys, policy } = definition;
  const wrappings = keys.filter(isForEncryption).map(({ alg }) => alg);
  return {
    request_parameter_supported: true,
    request_uri_parameter_supported: false,
    require_signed_request_object: policy.requestObject === 'required-signed',
    request_object_signing_alg_values_supported: takenAlgorithms(definition, clientKeyAlgorithms),
    ...(wrappings.length > 0 && {
      request_object_encryption_alg_values_supported: [...new Set(wrappings)],
      request_object_encryption_enc_values_supported: contentEncryptions,
    }),
  };
}

/** Answers that are JWTs. @see JARM §4 */
function describeResponseJwts(definition: SandboxDefinition): Record<string, unknown> {
  return {
    authorization_signing_alg_values_supported: idTokenAlgorithms(definition),
    authorization_encryption_alg_values_supported: keyWrappings,
    authorization_encryption_enc_values_supported: contentEncryptions,
  };
}

/** How ID tokens, UserInfo and introspection can be had. @see OpenID Connect Discovery 1.0 §3, RFC 9701 §7 */
function describeAnswers(definition: SandboxDefinition): Record<string, readonly string[]> {
  const signing = idTokenAlgorithms(definition);
  const encrypted = (name: string) => ({
    [`${name}_encryption_alg_values_supported`]: keyWrappings,
    [`${name}_encryption_enc_values_supported`]: contentEncryptions,
  });
  return {
    id_token_signing_alg_values_supported: signing,
    ...encrypted('id_token'),
    userinfo_signing_alg_values_supported: signing,
    ...encrypted('userinfo'),
    introspection_signing_alg_values_supported: signing,
    ...encrypted('introspection'),
  };
}

/** @see RP-Initiated Logout 1.0 §2.1, Front-Channel Logout 1.0 §3, Back-Channel Logout 1.0 §2.1 */
function describeLogout(issuer: string): Partial<ServerMetadata> {
  return {
    end_session_endpoint: `${issuer}/end_session`,
    frontchannel_logout_supported: true,
    frontchannel_logout_session_supported: true,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
  };
}

/** Says what the server is and does. @see RFC 8414 §2, OpenID Connect Discovery 1.0 §3 */
export function describeServer(scene: Scene): ServerMetadata {
  const { issuer, definition, dependencies } = scene;
  const callsClients = dependencies.send !== undefined;
  const { policy } = definition;
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    introspection_endpoint: `${issuer}/introspect`,
    revocation_endpoint: `${issuer}/revoke`,
    ...describeRegistration(scene),
    ...describeLogout(issuer),
    scopes_supported: definition.scopes.map(({ name }) => name),
    claims_supported: claimNames(definition),
    response_types_supported: responseTypes(definition),
    response_modes_supported: [...responseModes],
    ...describeResponseJwts(definition),
    ...describeGrants(issuer, definition, callsClients),
    ...describeAuthentication(definition),
    pushed_authorization_request_endpoint: `${issuer}/par`,
    require_pushed_authorization_requests: policy.pushedRequest === 'required',
    code_challenge_methods_supported:
      policy.pkcePlain === 'allowed-unsafe' ? ['S256', 'plain'] : ['S256'],
    subject_types_supported: ['public'],
    ...describeAnswers(definition),
    authorization_details_types_supported: detailTypes(definition),
    dpop_signing_alg_values_supported: takenAlgorithms(definition, proofAlgorithms),
    acr_values_supported: [...acrValues],
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    claim_types_supported: ['normal'],
    claims_parameter_supported: true,
    ...describeRequestObjects(definition),
    authorization_response_iss_parameter_supported: true,
  };
}

/** Tokens come from the authorization endpoint where the policy lets them. @see RFC 8414 §2, RFC 9700 §2.1.2 */
function responseTypes({ policy }: SandboxDefinition): string[] {
  return policy.legacyGrants === 'refused' ? ['code'] : ['code', ...frontResponseTypes];
}

/**
 * All that a client may choose: one for each key. RS256 is among them for every sandbox whose keys we
 * made. @see OpenID Connect Discovery 1.0 §3
 */
function idTokenAlgorithms(definition: SandboxDefinition): readonly string[] {
  const known = definition.keys
    .map(({ alg }) => alg)
    .filter((alg) => algorithmSchema.safeParse(alg).success);
  return takenAlgorithms(definition, [...new Set(known)]);
}

/** With no list of its own it takes any type; these are named so that there is one to begin with. */
function detailTypes({ policy }: SandboxDefinition): readonly string[] {
  const { authorizationDetailsTypes: types } = policy;
  return types.length > 0 ? types : ['payment_initiation', 'account_information'];
}

function claimNames({ scopes, users }: SandboxDefinition): string[] {
  const released = scopes.flatMap(({ claims }) => claims);
  const known = users.flatMap(({ claims }) => Object.keys(claims));
  return [...new Set(['sub', 'iss', 'auth_time', 'acr', 'amr', 'sid', ...released, ...known])];
}

/** Metadata, at each of its three addresses. @see RFC 8414 §3, OpenID Connect Discovery 1.0 §4 */
export const metadata: Endpoint = {
  methods: ['GET'],
  cors: true,
  audience: 'machine',
  answer: (scene) => json(describeServer(scene)),
};
