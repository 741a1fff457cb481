import type { ClientJwk } from '#sandbox/server/tokens/verify-client-jws.ts';

/** The registered names of the grants. @see RFC 7523 §2.1, RFC 7522 §2.1 */
export const jwtBearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
export const samlBearerGrant = 'urn:ietf:params:oauth:grant-type:saml2-bearer';

/** The grants that trade an assertion. @see RFC 7521 §4.1 */
export const assertionGrants: readonly string[] = [jwtBearerGrant, samlBearerGrant];

/** An assertion that is traded, as it reads; who made it is not known yet. @see RFC 7521 §5.1 */
export interface BearerAssertion {
  /** Null where it does not say. */
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly audience: unknown;
  /** Seconds since the epoch, where they are as they should be. */
  readonly exp: unknown;
  readonly nbf: unknown;
  readonly iat: unknown;
  /** Its `jti`, or its ID; undefined where it has none. */
  readonly id: unknown;
  readonly algorithm: string;
  /** How a bearer may be known, of which one has to hold; null where its kind has no such thing. */
  readonly confirmations: readonly BearerConfirmation[] | null;
  /** Whether one of these keys has signed it. */
  readonly isSignedBy: (keys: readonly ClientJwk[]) => Promise<boolean>;
}

/** A `SubjectConfirmation` of the method bearer. @see RFC 7522 §3 */
export interface BearerConfirmation {
  /** Whether it sets conditions at all. */
  readonly hasConditions: boolean;
  readonly recipient: string | null;
  /** Seconds since the epoch; a text where it is no time; undefined where it is not said. */
  readonly notOnOrAfter: number | string | undefined;
  readonly notBefore: number | string | undefined;
}
