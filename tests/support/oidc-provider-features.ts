import { randomBytes } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { BackchannelRequest, ProviderContext } from 'oidc-provider';

/** What oidc-provider needs to know before it speaks what is off by default. */
export interface FeatureSettings {
  readonly issuer: string;
  /** Called with each question of CIBA that a person is to be asked. */
  readonly onQuestion: (request: BackchannelRequest) => void;
  /** True where it is reached over TLS, so that clients may show certificates. */
  readonly takesCertificates: boolean;
}

/** All that it speaks and the app does too. */
export function oidcProviderFeatures(settings: FeatureSettings) {
  const { issuer, takesCertificates } = settings;
  return {
    devInteractions: { enabled: true },
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    requestObjects: { enabled: true },
    jwtResponseModes: { enabled: true },
    jwtIntrospection: { enabled: true },
    deviceFlow: { enabled: true },
    ciba: backchannel(settings),
    registration: { enabled: true },
    registrationManagement: { enabled: true },
    encryption: { enabled: true },
    claimsParameter: { enabled: true },
    resourceIndicators: resources(issuer),
    richAuthorizationRequests: details(),
    jwtUserinfo: { enabled: true },
    // Each proof has to hold a nonce that the server gave (RFC 9449 §8).
    dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
    ...(takesCertificates ? { mTLS: certificates() } : {}),
  };
}

/** An API whose access tokens are JWTs; unasked, only client credentials get tokens for it. */
function resources(issuer: string) {
  return {
    enabled: true,
    defaultResource: ({ oidc }: ProviderContext) =>
      oidc.params?.['grant_type'] === 'client_credentials' ? `${issuer}/api` : undefined,
    getResourceServerInfo: () => ({
      scope: 'api:read api:write',
      accessTokenFormat: 'jwt',
      accessTokenTTL: 300,
    }),
  };
}

/** It takes payments, and grants what was asked for. RFC 9396 §7. */
function details() {
  const asked = (_context: unknown, token: { readonly rar?: unknown }) => token.rar;
  const ofGrant = ({ oidc }: ProviderContext) =>
    JSON.parse(oidc.params?.['authorization_details'] ?? '[]') as unknown;
  return {
    enabled: true,
    types: { payment: { validate: () => undefined } },
    authorizationDetailsForGrantSource: ofGrant,
    authorizationDetailsForAccessToken: (
      context: unknown,
      _token: unknown,
      source: { readonly rar?: unknown },
    ) => asked(context, source),
    authorizationDetailsForIntrospection: asked,
  };
}

/** The hint is the name of the account. CIBA §7.1. */
function backchannel({ onQuestion }: FeatureSettings) {
  return {
    enabled: true,
    deliveryModes: ['poll', 'ping'],
    processLoginHint: (_context: unknown, hint: string) => hint,
    verifyUserCode: () => undefined,
    validateBindingMessage: () => undefined,
    validateRequestContext: () => undefined,
    triggerAuthenticationDevice: (_context: unknown, request: BackchannelRequest) =>
      onQuestion(request),
  };
}

/** The certificate of the connection that a request came on. RFC 8705 §2. */
function certificates() {
  const socketOf = ({ req }: ProviderContext) => req.socket as TLSSocket;
  return {
    enabled: true,
    certificateBoundAccessTokens: true,
    tlsClientAuth: true,
    getCertificate: (context: ProviderContext) =>
      socketOf(context).getPeerX509Certificate()?.toString(),
    certificateAuthorized: (context: ProviderContext) => socketOf(context).authorized,
    certificateSubjectMatches: (context: ProviderContext, property: string, expected: string) =>
      property === 'tls_client_auth_subject_dn' &&
      socketOf(context).getPeerX509Certificate()?.subject === expected,
  };
}
