import { randomText } from '#protocol/authorization/make-pkce.ts';
import { signJwt, type SignatureKey } from '#protocol/jwt/sign-jwt.ts';
import type { RandomBytes } from '#protocol/random.ts';

/** The registered name of an assertion that is a JWT. @see RFC 7523 §2.2 */
export const jwtBearerAssertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** What an assertion is made of. */
export interface ClientAssertionInput {
  readonly clientId: string;
  /** The issuer (draft-ietf-oauth-rfc7523bis), or the token endpoint as it used to be. */
  readonly audience: string;
  readonly algorithm: string;
  readonly key: SignatureKey;
  /** Names the key in the server's eyes; null where it has no name. */
  readonly kid: string | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly random: RandomBytes;
}

/** Seconds for which an assertion is good. */
const lifetimeSeconds = 60;

/**
 * The JWT by which a client proves who it is: `iss` and `sub` are its id, `jti` is fresh.
 * @see RFC 7523 §3, OpenID Connect Core 1.0 §9
 */
export async function makeClientAssertion(input: ClientAssertionInput): Promise<string> {
  const { clientId, audience, algorithm, key, kid, now, random } = input;
  const iat = Math.floor(now / 1000);
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: audience,
    jti: randomText(random),
    iat,
    exp: iat + lifetimeSeconds,
  };
  const header = { alg: algorithm, typ: 'JWT', ...(kid === null ? {} : { kid }) };
  return signJwt(header, claims, key);
}
