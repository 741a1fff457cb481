import type { JwtMembers } from './check-times.ts';

/** What a JWT is for, as far as it can be told from its members. */
export type TokenKind =
  | 'id-token'
  | 'access-token'
  | 'access-token-untyped'
  | 'logout-token'
  | 'dpop-proof'
  | 'security-event'
  | 'client-assertion'
  | 'request-object'
  | 'jarm-answer'
  | 'introspection-response'
  | 'key-binding'
  | 'status-list'
  | 'sd-jwt-vc'
  | 'verifiable-credential'
  | 'entity-statement'
  | 'jwt';

const kindsByType: Readonly<Record<string, TokenKind>> = {
  'at+jwt': 'access-token',
  'logout+jwt': 'logout-token',
  'dpop+jwt': 'dpop-proof',
  'secevent+jwt': 'security-event',
  'oauth-authz-req+jwt': 'request-object',
  'client-authentication+jwt': 'client-assertion',
  'token-introspection+jwt': 'introspection-response',
  'kb+jwt': 'key-binding',
  'statuslist+jwt': 'status-list',
  'dc+sd-jwt': 'sd-jwt-vc',
  'vc+sd-jwt': 'sd-jwt-vc',
  'vc+jwt': 'verifiable-credential',
  'entity-statement+jwt': 'entity-statement',
};

/** Claims that only an ID token has. @see OpenID Connect Core §2 */
const idTokenOnly = ['nonce', 'at_hash', 'c_hash', 's_hash', 'auth_time', 'amr', 'acr', 'azp'];
const accessTokenOnly = ['scope', 'scp', 'client_id', 'cid', 'gty'];

/** Tells kinds apart by `typ` first, and otherwise by claims. @see RFC 8725 §3.11 */
export function tokenKind({ header, claims }: JwtMembers): TokenKind {
  const typ = typeof header['typ'] === 'string' ? header['typ'].toLowerCase() : '';
  const name = typ.replace(/^application\//, '');
  const named = Object.hasOwn(kindsByType, name) ? kindsByType[name] : undefined;
  if (named !== undefined) return named;
  return kindByClaims(claims);
}

type Claims = JwtMembers['claims'];

const has = (claims: Claims, ...names: readonly string[]): boolean =>
  names.every((name) => claims[name] !== undefined);

const hasAny = (claims: Claims, names: readonly string[]): boolean =>
  names.some((name) => claims[name] !== undefined);

const signs: readonly (readonly [kind: TokenKind, is: (claims: Claims) => boolean])[] = [
  ['logout-token', ({ events }) => isLogout(events)],
  ['security-event', (claims) => has(claims, 'events')],
  ['request-object', (claims) => has(claims, 'response_type')],
  ['introspection-response', (claims) => has(claims, 'token_introspection')],
  ['verifiable-credential', (claims) => has(claims, 'vc')],
  ['jarm-answer', isAnswer],
  ['access-token-untyped', (claims) => hasAny(claims, accessTokenOnly)],
  ['jwt', (claims) => !has(claims, 'iss', 'aud', 'exp')],
  ['client-assertion', ({ iss, sub }) => iss === sub],
  ['id-token', (claims) => has(claims, 'iat', 'sub') && hasAny(claims, idTokenOnly)],
];

/** First match wins. */
function kindByClaims(claims: Claims): TokenKind {
  return signs.find(([, is]) => is(claims))?.[0] ?? 'jwt';
}

/** @see JARM §2.1 */
function isAnswer(claims: Claims): boolean {
  return (
    has(claims, 'iss', 'aud', 'exp') && !has(claims, 'sub') && hasAny(claims, ['code', 'error'])
  );
}

/** @see OpenID Connect Back-Channel Logout 1.0 §2.4 */
function isLogout(events: unknown): boolean {
  return (
    typeof events === 'object' &&
    events !== null &&
    'http://schemas.openid.net/event/backchannel-logout' in events
  );
}

/** The name that people know a kind by. */
export const kindNames: Readonly<Record<TokenKind, string>> = {
  'id-token': 'ID token',
  'access-token': 'access token (RFC 9068)',
  'access-token-untyped': 'access token',
  'logout-token': 'logout token',
  'dpop-proof': 'DPoP proof',
  'security-event': 'security event token',
  'client-assertion': 'client assertion',
  'request-object': 'request object',
  'jarm-answer': 'signed answer (JARM)',
  'introspection-response': 'introspection response',
  'key-binding': 'key binding JWT',
  'status-list': 'status list token',
  'sd-jwt-vc': 'SD-JWT VC',
  'verifiable-credential': 'verifiable credential',
  'entity-statement': 'entity statement',
  jwt: 'JWT',
};
