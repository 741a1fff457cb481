/** What a run may know in words: by whom it was said stands at each name. */
export const memoryTexts = [
  // Said by the authorization request (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1).
  'state',
  'nonce',
  'codeVerifier',
  'codeChallenge',
  'codeChallengeMethod',
  'requestedScope',
  'redirectUri',
  'acrValues',
  'responseType',
  'responseMode',
  'requestedAuthorizationDetails',
  // `claims` as it was sent (OpenID Connect Core §5.5), and a JSON array of addresses (RFC 8707 §2).
  'requestedClaims',
  'requestedResources',
  // Made before it (RFC 9101 §4, RFC 9126 §2.2).
  'requestObject',
  'requestUri',
  // Said by the authorization response (RFC 6749 §4.1.2).
  'code',
  'frontIdToken',
  // Said by the token response (RFC 6749 §5.1, RFC 8693 §2.2.1, RFC 9396 §7).
  'accessToken',
  'tokenType',
  'grantedScope',
  'refreshToken',
  'idToken',
  'idTokenSubject',
  'issuedTokenType',
  'authorizationDetails',
  // The last nonce of each server (RFC 9449 §8, §9).
  'dpopNonce',
  'apiDpopNonce',
  // Said by the device authorization response (RFC 8628 §3.2).
  'deviceCode',
  'userCode',
  'verificationUri',
  'verificationUriComplete',
  // Said by the backchannel authentication response (CIBA Core 1.0 §7.3).
  'authReqId',
  // What it is told with, made here (CIBA Core 1.0 §7.1).
  'clientNotificationToken',
  // Made here, to be exchanged for a token (RFC 7523 §2.1, RFC 7522 §2.1).
  'assertion',
  // Said by the registration response (RFC 7591 §3.2.1, RFC 7592 §3).
  'registeredClientId',
  'registeredClientSecret',
  'registrationAccessToken',
  'registrationClientUri',
  // The registration as the server last told it, as JSON (RFC 7592 §3).
  'registration',
  // Given back (RFC 7009 §2.1), so that what proves it asks about the same.
  'revokedToken',
] as const;

/** What a run may know in numbers; moments are milliseconds since the epoch. */
export const memoryNumbers = [
  'maxAgeSeconds',
  'accessTokenExpiresAt',
  'requestUriExpiresAt',
  'deviceCodeExpiresAt',
  'authReqIdExpiresAt',
  'inboxOpenedAt',
  'notifiedAt',
  'pollIntervalSeconds',
  'polledAt',
] as const;

/** A token or other thing that a run has got; later steps use it, other screens offer it. */
export type RunMemory = {
  readonly [name in (typeof memoryTexts)[number]]: string | null;
} & { readonly [name in (typeof memoryNumbers)[number]]: number | null };

/** A memory that knows nothing. */
export const emptyMemory: RunMemory = Object.fromEntries(
  [...memoryTexts, ...memoryNumbers].map((name) => [name, null]),
) as unknown as RunMemory;
