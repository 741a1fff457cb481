import type { TokenKind } from '#protocol/jwt/token-kind.ts';

/** What the user says the token should be; empty fields are not compared. */
export interface Expectations {
  readonly kind: 'as-found' | TokenKind;
  readonly issuer: string;
  readonly audience: string;
  readonly nonce: string;
  readonly accessToken: string;
  readonly maxAge: string;
}

/** Nothing is said, so nothing is compared. */
export const noExpectations: Expectations = {
  kind: 'as-found',
  issuer: '',
  audience: '',
  nonce: '',
  accessToken: '',
  maxAge: '',
};
