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
  | 'jwt';

const kindsByType: Readonly<Record<string, TokenKind>> = {
  'at+jwt': 'access-token',
  'logout+jwt': 'logout-token',
  'dpop+jwt': 'dpop-proof',
  'secevent+jwt': 'security-event',
  'oauth-authz-req+jwt': 'request-object',
  'client-authentication+jwt': 'client-assertion',
};

/** Claims that only an ID token has. @see OpenID Connect Core §2 */
const idTokenOnly = ['nonce', 'at_hash', 'c_hash', 's_hash', 'auth_time', 'amr', 'acr', 'azp'];
const accessTokenOnly = ['scope', 'scp', 'client_id', 'cid', 'gty'];

/** Tells kinds apart by `typ` first, and otherwise by claims. @see RFC 8725 §3.11 */
export function tokenKind({ header, claims }: JwtMembers): TokenKind {
  const typ = typeof header['typ'] === 'string' ? header['typ'].toLowerCase() : '';
  const named = kindsByType[typ.replace(/^application\//, '')];
  if (named !== undefined) return named;
  return kindByClaims(claims);
}

/** First match wins. */
function kindByClaims(claims: JwtMembers['claims']): TokenKind {
  const has = (name: string): boolean => claims[name] !== undefined;
  const hasAll = (...names: string[]): boolean => names.every(has);
  if (has('events')) return isLogout(claims['events']) ? 'logout-token' : 'security-event';
  if (has('response_type')) return 'request-object';
  if (accessTokenOnly.some(has)) return 'access-token-untyped';
  if (!hasAll('iss', 'aud', 'exp')) return 'jwt';
  if (claims['iss'] === claims['sub']) return 'client-assertion';
  return hasAll('iat', 'sub') && idTokenOnly.some(has) ? 'id-token' : 'jwt';
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
  jwt: 'JWT',
};
