import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { jwks } from './jwks.ts';
import { metadata } from './metadata.ts';
import { token } from './token.ts';

/** Every address below an issuer. @see RFC 6749 §3, OpenID Connect Core 1.0 §3 and §5.3 */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  '/.well-known/openid-configuration': metadata,
  '/jwks': jwks,
  '/token': token,
};
