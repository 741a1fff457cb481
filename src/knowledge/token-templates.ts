import { oidcCore, rfc, spec, type SpecRef } from '#protocol/spec.ts';

/** What a template is filled with. */
export interface TemplateValues {
  /** The algorithm that the token is going to be signed with. */
  readonly algorithm: string;
  /** Seconds since the epoch. */
  readonly now: number;
  /** Fresh, for `jti`. */
  readonly id: string;
  /** Fresh, for `nonce` and `state`. */
  readonly nonce: string;
  readonly issuer: string;
  readonly clientId: string;
}

type Json = string | number | boolean | readonly Json[] | { readonly [member: string]: Json };
type Members = Readonly<Record<string, Json>>;

/** A kind of token to begin with, as its specification asks for it. */
export interface TokenTemplate {
  readonly id: string;
  readonly title: string;
  /** What such a token is for, and what it must not be without. */
  readonly about: string;
  readonly spec: SpecRef;
  /** True where a secret cannot sign it. */
  readonly needsKeyPair: boolean;
  /**
   * The header. An empty `kid` and a `jwk` without members are filled in from the key that signs.
   */
  readonly header: (values: TemplateValues) => Members;
  readonly payload: (values: TemplateValues) => Members;
}

/** Issuer and client of those who have named none. */
export const sampleParties = {
  issuer: 'https://login.example.com',
  clientId: 'web-app',
} as const;

const subject = '248289761001';
const api = 'https://api.example.com';
const redirectUri = 'https://app.example.com/callback';

/** The challenge of the verifier in RFC 7636 appendix B. */
const sampleChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** The kinds of token that can be started from. */
export const tokenTemplates: readonly TokenTemplate[] = [
  {
    id: 'id-token',
    title: 'ID token',
    about:
      'Tells a client who has signed in. It needs iss, sub, aud, exp and iat; nonce where the request had one.',
    spec: oidcCore('2'),
    needsKeyPair: false,
    header: ({ algorithm }) => ({ alg: algorithm, typ: 'JWT', kid: '' }),
    payload: ({ issuer, clientId, now, nonce }) => ({
      ...{ iss: issuer, sub: subject, aud: clientId, nonce },
      ...{ auth_time: now - 30, iat: now, exp: now + 3600 },
    }),
  },
  {
    id: 'access-token',
    title: 'Access token',
    about:
      'Lets a client call an API. As a JWT its typ is at+jwt, and iss, exp, aud, sub, client_id, iat and jti are required.',
    spec: rfc(9068, '2.2'),
    needsKeyPair: false,
    header: ({ algorithm }) => ({ alg: algorithm, typ: 'at+jwt', kid: '' }),
    payload: ({ issuer, clientId, now, id }) => ({
      ...{ iss: issuer, sub: subject, aud: api, client_id: clientId },
      ...{ scope: 'orders:read', iat: now, exp: now + 600, jti: id },
    }),
  },
  {
    id: 'client-assertion',
    title: 'Client assertion',
    about:
      'Proves to the token endpoint who the client is. iss and sub are both the client, aud is the server, and jti counts once.',
    spec: rfc(7523, '3'),
    needsKeyPair: false,
    header: ({ algorithm }) => ({ alg: algorithm, typ: 'JWT', kid: '' }),
    payload: ({ issuer, clientId, now, id }) => ({
      ...{ iss: clientId, sub: clientId, aud: issuer, jti: id },
      ...{ iat: now, exp: now + 60 },
    }),
  },
  {
    id: 'dpop-proof',
    title: 'DPoP proof',
    about:
      'Proves with each request that the sender has the key of the token. The public key is in the header; htm and htu say which request it is for.',
    spec: rfc(9449, '4.2'),
    needsKeyPair: true,
    header: ({ algorithm }) => ({ typ: 'dpop+jwt', alg: algorithm, jwk: {} }),
    payload: ({ now, id }) => ({ jti: id, htm: 'GET', htu: `${api}/orders`, iat: now }),
  },
  {
    id: 'logout-token',
    title: 'Logout token',
    about:
      'Tells a client that a session has ended. It has an event, sub or sid or both, and never a nonce.',
    spec: spec('OIDC Back-Channel Logout', '2.4'),
    needsKeyPair: false,
    header: ({ algorithm }) => ({ alg: algorithm, typ: 'logout+jwt', kid: '' }),
    payload: ({ issuer, clientId, now, id }) => ({
      ...{ iss: issuer, sub: subject, aud: clientId, iat: now, exp: now + 120, jti: id },
      ...{ sid: '08a5019c-17e1-4977-8f42-65a12843ea02' },
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    }),
  },
  {
    id: 'request-object',
    title: 'Request object',
    about:
      'An authorization request as a signed token. Its members are the parameters; iss is the client, aud the server.',
    spec: rfc(9101, '4'),
    needsKeyPair: false,
    header: ({ algorithm }) => ({ alg: algorithm, typ: 'oauth-authz-req+jwt', kid: '' }),
    payload: ({ issuer, clientId, now, id, nonce }) => ({
      ...{ iss: clientId, aud: issuer, client_id: clientId, response_type: 'code' },
      ...{ redirect_uri: redirectUri, scope: 'openid orders:read', state: id, nonce },
      ...{ code_challenge: sampleChallenge, code_challenge_method: 'S256' },
      ...{ iat: now, nbf: now, exp: now + 300 },
    }),
  },
  {
    id: 'introspection-response',
    title: 'Introspection response',
    about:
      'A signed answer to whether a token is active. The answer is in token_introspection; the token around it has iss, aud and iat.',
    spec: rfc(9701, '5'),
    needsKeyPair: false,
    header: ({ algorithm }) => ({ alg: algorithm, typ: 'token-introspection+jwt', kid: '' }),
    payload: ({ issuer, clientId, now, id }) => ({
      ...{ iss: issuer, aud: api, iat: now },
      token_introspection: {
        ...{ active: true, iss: issuer, sub: subject, aud: api, client_id: clientId },
        ...{ scope: 'orders:read', iat: now - 60, exp: now + 540, jti: id },
      },
    }),
  },
];

/** A template as JSON text over lines, as it goes into the boxes. */
export function fillTemplate(
  template: TokenTemplate,
  values: TemplateValues,
): { readonly header: string; readonly payload: string } {
  const write = (members: Members) => JSON.stringify(members, null, 2);
  return { header: write(template.header(values)), payload: write(template.payload(values)) };
}
