import type { ClientAuthMethod } from '#protocol/client-auth/client-auth-methods.ts';
import type { Jwk, Jwks } from '#protocol/model/jwks.ts';
import type { EndpointName, ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { FlowApi } from '#flows/define-flow.ts';
import type { HeaderPair } from '#protocol/http/message.ts';
import type { SandboxDefinition } from '#sandbox/contract/definition.ts';

/** How requests to an environment's server travel; `automatic` is direct with the relay offered. */
export type TransportChoice = 'automatic' | 'direct' | 'relay';

/** A client that the user runs flows as. */
export interface Client {
  /** Ours, random; not the `client_id`. */
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly authentication: ClientAuthMethod;
  /** Stored in this browser only, erased with its environment. */
  readonly clientSecret: string | null;
  /** Null: this app's own `/callback`, wherever the app is served. */
  readonly redirectUri: string | null;
  readonly scope: string;
  readonly extraParameters: {
    readonly authorization: readonly HeaderPair[];
    readonly token: readonly HeaderPair[];
  };
  /**
   * Private keys as JWKs, each with `use`: `sig` for assertions and request objects, `enc` to read
   * what is encrypted to it. Stored in this browser only.
   */
  readonly keys: readonly Jwk[];
  /** Whom assertions are made out to: the issuer (rfc7523bis), or the older token endpoint. */
  readonly assertionAudience: 'issuer' | 'token_endpoint';
  /** Its certificate for mutual TLS, as PEM; the private key never enters the app. RFC 8705 §2. */
  readonly certificate: string | null;
  /** Where its registration is managed, and with what. RFC 7592 §3. */
  readonly registration: { readonly uri: string; readonly accessToken: string } | null;
  /**
   * What a real server was told to sign its ID tokens with (`id_token_signed_response_alg`); left out:
   * any that the server names. OpenID Connect Dynamic Client Registration 1.0 §2.
   */
  readonly idTokenAlgorithm?: string | undefined;
}

/** Where an environment's metadata came from. */
export type MetadataSource =
  | { readonly kind: 'sandbox' }
  | { readonly kind: 'discovered'; readonly url: string }
  | { readonly kind: 'pasted' }
  | { readonly kind: 'typed' };

/** The keys of a server as last fetched. */
export interface KnownKeys {
  readonly jwks: Jwks;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly fetchedAt: number;
}

/** A server and the clients that the user has there. */
export interface Environment {
  readonly version: 1;
  readonly id: string;
  readonly name: string;
  readonly kind: 'sandbox' | 'remote';
  readonly createdAt: number;
  readonly changedAt: number;
  /**
   * The sandbox's id and, but for `default` (the host's own), its definition without clients'
   * redirect URIs made absolute. Null for a remote server.
   */
  readonly sandbox: {
    readonly id: string;
    readonly definition: SandboxDefinition | null;
    /** The preset that its policy was last set by; what departs from it is shown as changed. */
    readonly preset?: string | null | undefined;
  } | null;
  /** As received; for a sandbox as last fetched from it. */
  readonly metadata: ServerMetadata;
  readonly source: MetadataSource;
  readonly overrides: Readonly<Partial<Record<EndpointName, string>>>;
  readonly keys: KnownKeys | null;
  readonly transport: TransportChoice;
  readonly clockToleranceSeconds: number;
  readonly clients: readonly Client[];
  readonly apis: readonly FlowApi[];
  /** Id of the template that it was made from, whose quirks are shown with it. */
  readonly provider?: string | undefined;
}
