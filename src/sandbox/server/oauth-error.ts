/** What an `OAuthError` may say besides its code and description. */
export interface OAuthErrorOptions {
  readonly status?: number;
  /** Whether it may be sent to the redirect URI. @see RFC 6749 §4.1.2.1 */
  readonly redirect?: 'allowed' | 'forbidden';
  /** For the log only; never on the wire. No secret, code or whole token. */
  readonly detail?: string;
  /** Value of `WWW-Authenticate`. @see RFC 6750 §3, RFC 6749 §5.2 */
  readonly challenge?: string;
  /** Answer without a body of error members. @see RFC 6750 §3.1 */
  readonly isBare?: boolean;
}

/** A refusal in the words of the protocol. @see RFC 6749 §4.1.2.1 and §5.2 */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly error: string;
  readonly description: string;
  readonly status: number;
  readonly redirect: 'allowed' | 'forbidden';
  readonly detail: string | null;
  readonly challenge: string | null;
  readonly isBare: boolean;

  constructor(error: string, description: string, options: OAuthErrorOptions = {}) {
    super(`${error}: ${description}`);
    this.error = error;
    this.description = description;
    this.status = options.status ?? 400;
    this.redirect = options.redirect ?? 'forbidden';
    this.detail = options.detail ?? null;
    this.challenge = options.challenge ?? null;
    this.isBare = options.isBare ?? false;
  }
}
