import type { BodyKind } from './http/read-body.ts';
import type { ResourceMetadataProblem } from './resource-metadata/resource-metadata-problem.ts';
import type { SpecRef } from './spec.ts';

/** Which answer a problem is about. */
export type AnswerKind =
  | 'metadata'
  | 'resource_metadata'
  | 'jwks'
  | 'token'
  | 'userinfo'
  | 'api'
  | 'introspection'
  | 'revocation'
  | 'device'
  | 'backchannel'
  | 'notification'
  | 'registration'
  | 'par';

/** What stands in the way of a request before it goes: the person typed something impossible. */
export type InputProblem =
  | { readonly code: 'url_invalid'; readonly spec: SpecRef; readonly fieldId: string }
  | {
      readonly code: 'url_scheme_unsupported';
      readonly spec: SpecRef;
      readonly fieldId: string;
      readonly scheme: string;
    }
  | { readonly code: 'url_has_fragment'; readonly spec: SpecRef; readonly fieldId: string }
  | { readonly code: 'url_has_credentials'; readonly spec: SpecRef; readonly fieldId: string }
  | {
      readonly code: 'method_invalid';
      readonly spec: SpecRef;
      readonly fieldId: string;
      readonly method: string;
    }
  | {
      readonly code: 'header_name_invalid';
      readonly spec: SpecRef;
      readonly fieldId: string;
      readonly name: string;
    }
  | {
      readonly code: 'header_value_invalid';
      readonly spec: SpecRef;
      readonly fieldId: string;
      readonly name: string;
    }
  | { readonly code: 'client_secret_missing'; readonly spec: SpecRef }
  | { readonly code: 'client_key_missing'; readonly spec: SpecRef }
  | { readonly code: 'request_key_missing'; readonly spec: SpecRef }
  | { readonly code: 'server_key_missing'; readonly spec: SpecRef }
  | { readonly code: 'signing_key_unfit'; readonly spec: SpecRef; readonly algorithm: string }
  | { readonly code: 'assertion_unreadable'; readonly spec: SpecRef };

/** An answer whose body or status cannot be what was asked for, whichever endpoint it is from. */
export type BodyProblem =
  | {
      readonly code: 'response_empty';
      readonly spec: SpecRef;
      readonly answer: AnswerKind;
      readonly status: number;
    }
  | {
      readonly code: 'response_html';
      readonly spec: SpecRef;
      readonly answer: AnswerKind;
      readonly status: number;
      readonly pageTitle: string | null;
    }
  | {
      readonly code: 'response_not_json';
      readonly spec: SpecRef;
      readonly answer: AnswerKind;
      readonly status: number;
      readonly bodyKind: BodyKind;
    }
  | {
      readonly code: 'response_not_object';
      readonly spec: SpecRef;
      readonly answer: AnswerKind;
      readonly status: number;
    }
  | {
      readonly code: 'status_unexpected';
      readonly spec: SpecRef;
      readonly answer: AnswerKind;
      readonly status: number;
    };

/** Who reported an error. */
export type ErrorSource =
  | 'authorization'
  | 'token'
  | 'resource'
  | 'introspection'
  | 'revocation'
  | 'device'
  | 'backchannel'
  | 'notification'
  | 'registration'
  | 'logout';

/** An error in the form that OAuth gives it, from whichever endpoint. */
export interface OauthErrorProblem {
  readonly code: 'oauth_error';
  readonly spec: SpecRef;
  readonly from: ErrorSource;
  /** As the server wrote it; may be a code of its own. */
  readonly error: string;
  readonly description: string | null;
  readonly uri: string | null;
  /** HTTP status; null where the error came by redirect. */
  readonly status: number | null;
  /** The scope that a resource asks for (RFC 6750 §3); null elsewhere. */
  readonly scope: string | null;
  /** The sign-in that a resource asks for (RFC 9470 §3); left out where it asks for none. */
  readonly signIn?: { readonly acrValues: string | null; readonly maxAge: string | null };
}

/** What can be wrong with an authorization response. */
export type CallbackProblem =
  | OauthErrorProblem
  | { readonly code: 'state_missing'; readonly spec: SpecRef; readonly expected: string }
  | {
      readonly code: 'state_mismatch';
      readonly spec: SpecRef;
      readonly expected: string;
      readonly received: string;
    }
  | { readonly code: 'issuer_missing'; readonly spec: SpecRef; readonly expected: string }
  | {
      readonly code: 'issuer_mismatch';
      readonly spec: SpecRef;
      readonly expected: string;
      readonly received: string;
    }
  | { readonly code: 'parameter_repeated'; readonly spec: SpecRef; readonly parameter: string }
  | {
      readonly code: 'code_missing';
      readonly spec: SpecRef;
      readonly parameters: readonly string[];
    }
  | {
      readonly code: 'front_token_missing';
      readonly spec: SpecRef;
      /** `id_token` or `access_token`. */
      readonly parameter: string;
    }
  | {
      readonly code: 'token_in_query';
      readonly spec: SpecRef;
      readonly parameters: readonly string[];
    }
  | { readonly code: 'jarm_missing'; readonly spec: SpecRef; readonly mode: string }
  | { readonly code: 'jarm_unreadable'; readonly spec: SpecRef; readonly isEncrypted: boolean }
  | {
      readonly code: 'jarm_refused';
      readonly spec: SpecRef;
      /** Id of the first check that failed: `response.aud`. */
      readonly check: string;
      readonly found: string;
    }
  | { readonly code: 'callback_empty'; readonly spec: SpecRef }
  | { readonly code: 'callback_stray'; readonly spec: SpecRef }
  | { readonly code: 'callback_replayed'; readonly spec: SpecRef }
  | {
      readonly code: 'callback_unreadable';
      readonly spec: SpecRef;
      readonly reason: 'empty' | 'request' | 'too_long' | 'unknown';
    };

/** What can be wrong with the answer to a pushed authorization request. */
export type PushedProblem =
  | OauthErrorProblem
  | BodyProblem
  | {
      readonly code: 'request_uri_missing';
      readonly spec: SpecRef;
      readonly members: readonly string[];
    };

/** What can be wrong with a token response. */
export type TokenProblem =
  | OauthErrorProblem
  | BodyProblem
  | {
      readonly code: 'access_token_missing';
      readonly spec: SpecRef;
      readonly members: readonly string[];
    }
  | { readonly code: 'token_type_missing'; readonly spec: SpecRef }
  | { readonly code: 'token_type_unsupported'; readonly spec: SpecRef; readonly tokenType: string }
  | {
      /** Its `cnf` names another key or certificate than ours. */
      readonly code: 'access_token_bound_elsewhere';
      readonly spec: SpecRef;
      readonly thing: 'key' | 'certificate';
      readonly expected: string;
      readonly received: string;
    }
  | { readonly code: 'id_token_missing'; readonly spec: SpecRef; readonly scope: string | null }
  | {
      readonly code: 'id_token_refused';
      readonly spec: SpecRef;
      /** Id of the first check that failed: `id_token.nonce`. */
      readonly check: string;
      readonly found: string;
    };

/** What can be wrong with metadata and key sets. */
export type DiscoveryProblem =
  | BodyProblem
  | {
      readonly code: 'metadata_not_found';
      readonly spec: SpecRef;
      readonly tried: readonly string[];
    }
  | { readonly code: 'metadata_issuer_missing'; readonly spec: SpecRef; readonly expected: string }
  | {
      readonly code: 'metadata_issuer_slash';
      readonly spec: SpecRef;
      readonly expected: string;
      readonly received: string;
    }
  | {
      readonly code: 'metadata_issuer_mismatch';
      readonly spec: SpecRef;
      readonly expected: string;
      readonly received: string;
    }
  | { readonly code: 'token_endpoint_missing'; readonly spec: SpecRef }
  | {
      readonly code: 'endpoint_not_url';
      readonly spec: SpecRef;
      readonly member: string;
      readonly received: string;
    }
  | { readonly code: 'metadata_insecure'; readonly spec: SpecRef; readonly issuer: string }
  | {
      readonly code: 'pasted_metadata_unreadable';
      readonly spec: SpecRef;
      readonly bodyKind: BodyKind;
    }
  | { readonly code: 'issuer_text_unreadable'; readonly spec: SpecRef; readonly text: string }
  | { readonly code: 'jwks_malformed'; readonly spec: SpecRef; readonly reason: string }
  | { readonly code: 'jwks_empty'; readonly spec: SpecRef };

/** What can be wrong with the answer of UserInfo or of an API. */
export type ResourceProblem =
  | OauthErrorProblem
  | BodyProblem
  | {
      readonly code: 'unauthorized_unexplained';
      readonly spec: SpecRef;
      readonly status: number;
      readonly isHiddenByCors: boolean;
      /** The scheme of a challenge without an error, as where no token came. RFC 6750 §3.1. */
      readonly asksFor?: string | null;
    }
  | { readonly code: 'userinfo_sub_missing'; readonly spec: SpecRef }
  | {
      readonly code: 'userinfo_sub_mismatch';
      readonly spec: SpecRef;
      readonly expected: string;
      readonly received: string;
    }
  | {
      /** The answer is a JWT that cannot be read, or must not be believed. */
      readonly code: 'userinfo_refused';
      readonly spec: SpecRef;
      /** Id of the check that stands in the way: `userinfo.signature`. */
      readonly check: string;
      readonly found: string;
    };

/** What can be wrong with an introspection response. */
export type IntrospectionProblem =
  | OauthErrorProblem
  | BodyProblem
  | { readonly code: 'active_missing'; readonly spec: SpecRef }
  | { readonly code: 'revoked_token_active'; readonly spec: SpecRef }
  | {
      readonly code: 'introspection_jwt_refused';
      readonly spec: SpecRef;
      /** Id of the first check that failed. */
      readonly check: string;
      readonly found: string;
    };

/** What can be wrong with the answer to a revocation. */
export type RevocationProblem =
  | OauthErrorProblem
  | BodyProblem
  | { readonly code: 'revoked_token_accepted'; readonly spec: SpecRef; readonly status: number };

/** What can be wrong with an answer whose members matter: of a device, CIBA or registration request. */
export type EndpointProblem =
  | OauthErrorProblem
  | BodyProblem
  | {
      readonly code: 'answer_incomplete';
      readonly spec: SpecRef;
      readonly answer: AnswerKind;
      readonly missing: readonly string[];
    };

/** What can be wrong with a logout token. */
export interface LogoutTokenProblem {
  readonly code: 'logout_token_refused';
  readonly spec: SpecRef;
  /** Id of the first check that failed. */
  readonly check: string;
  readonly found: string;
}

/** Everything that this layer can find wrong; what the network did is `TransportProblem`. */
export type Problem =
  | InputProblem
  | CallbackProblem
  | PushedProblem
  | TokenProblem
  | DiscoveryProblem
  | ResourceMetadataProblem
  | ResourceProblem
  | IntrospectionProblem
  | RevocationProblem
  | EndpointProblem
  | LogoutTokenProblem;
