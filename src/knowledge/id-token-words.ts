import type { Words } from './explanation.ts';

/** Words for the first rule that an ID token breaks, by the rule's name. @see OpenID Connect Core 1.0 §3.1.3.7 */
export const idTokenWords: Readonly<Record<string, Words>> = {
  format: {
    title: 'The ID token is not a JWT',
    meaning: 'An ID token has three parts, divided by dots; this text cannot be read as that.',
    causes: ['The server gives an opaque token by this name', 'It was cut on its way'],
    todo: 'Look at id_token in the response as it came, and ask the server’s maker what it is meant to be.',
    fix: null,
  },
  encryption: {
    title: 'The ID token is encrypted to a key that is not here',
    meaning: 'Only who has the private half of the key that the server was given can read it.',
    causes: [
      'The client at the server is registered with another key',
      'The key was made anew, and its public half not registered',
    ],
    todo: 'Put the private key into the client, or register the public JWKS that the client’s form shows.',
    fix: 'edit-client',
  },
  signature: {
    title: 'The signature of the ID token is not good',
    meaning: 'Either the token was altered, or it was not signed by a key of this server.',
    causes: ['The keys in the environment are old', 'jwks_uri belongs to another tenant'],
    todo: 'Fetch the keys of the environment again; if it stays, compare jwks_uri with the metadata.',
    fix: 'edit-environment',
  },
  alg: {
    title: 'The ID token is signed by an algorithm that was not agreed',
    meaning: 'A client accepts the algorithm that it registered, RS256 by default, and no other.',
    causes: ['The client is registered for another algorithm', 'The server does not sign at all'],
    todo: 'Set the client’s id_token_signed_response_alg at the server to one that the metadata names.',
    fix: 'edit-client',
  },
  iss: {
    title: 'The ID token is from another issuer',
    meaning: 'iss has to be the issuer of the metadata, character by character.',
    causes: [
      'A slash or a tenant makes the difference',
      'The server’s public address is set wrongly',
    ],
    todo: 'Make the issuer of the environment and iss in the ID token the same.',
    fix: 'edit-environment',
  },
  sub: {
    title: 'The ID token is not about the expected user',
    meaning: 'sub names the user at this issuer; it is required and stays the same over refreshes.',
    causes: ['The server leaves sub out', 'Another user signed in meanwhile'],
    todo: 'Sign in once more as the user that this run began with.',
    fix: 'start-again',
  },
  aud: {
    title: 'The ID token is for another client',
    meaning: 'aud has to hold the client id, or the token must be refused.',
    causes: ['client_id was changed between the steps', 'The server puts an API into aud'],
    todo: 'Use one client id for all steps: that which is registered.',
    fix: 'edit-client',
  },
  azp: {
    title: 'The ID token was issued to another party',
    meaning:
      'azp names the client that the token was issued to, where there are several audiences.',
    causes: ['The token belongs to another client of the same project'],
    todo: 'Ask for the token with the client that azp names, or have the server leave other audiences out.',
    fix: 'edit-client',
  },
  exp: {
    title: 'The ID token has expired',
    meaning: 'exp is in the past by more than the tolerance.',
    causes: ['The clock of this machine or of the server is wrong', 'The answer is an old one'],
    todo: 'Compare the clocks of both machines, or raise the clock tolerance in the settings; then start again.',
    fix: 'start-again',
  },
  nbf: {
    title: 'The ID token is not valid yet',
    meaning: 'nbf is in the future by more than the tolerance.',
    causes: ['The server’s clock is ahead of this machine’s'],
    todo: 'Let both machines take their time from a time server, then ask for a token again.',
    fix: 'start-again',
  },
  iat: {
    title: 'The ID token’s time of issue cannot be right',
    meaning: 'iat is missing or in the future.',
    causes: ['The server’s clock is ahead', 'iat is in milliseconds instead of seconds'],
    todo: 'Look at iat in the inspector: seconds since 1970, and not later than now.',
    fix: null,
  },
  nonce: {
    title: 'The ID token belongs to another request',
    meaning:
      'nonce ties the ID token to the request; a different or missing one is how a replayed token looks.',
    causes: [
      'nonce was edited or left out in the request',
      'The code of another run was redeemed',
      'The server does not carry nonce over',
    ],
    todo: 'Begin again with a fresh nonce, and redeem the code of that very run.',
    fix: 'start-again',
  },
  at_hash: {
    title: 'The access token is not the one that the ID token names',
    meaning: 'at_hash is the half hash of the access token that came with it.',
    causes: ['One of the two tokens was exchanged', 'The server hashes with another algorithm'],
    todo: 'Do not mix tokens of two answers; if both are from this answer, report it to the server’s maker.',
    fix: 'start-again',
  },
  c_hash: {
    title: 'The code is not the one that the ID token names',
    meaning: 'c_hash is the half hash of the code that came with it.',
    causes: ['The code of another answer was used'],
    todo: 'Redeem the code from the same authorization response as the ID token.',
    fix: 'start-again',
  },
  auth_time: {
    title: 'The sign-in is too long ago',
    meaning: 'max_age limits how old the sign-in may be, and auth_time has to prove it.',
    causes: ['The server ignored max_age', 'auth_time is missing'],
    todo: 'Ask again with prompt=login, so that the user has to sign in anew.',
    fix: 'start-again',
  },
  acr: {
    title: 'The user was not authenticated as strongly as asked',
    meaning: 'acr is not one of the acr_values of the request.',
    causes: ['The server does not know the class', 'The user has no second factor'],
    todo: 'Choose acr_values from acr_values_supported in the metadata, or set up the factor for the user.',
    fix: 'restore-parameters',
  },
};

/** Words for a rule that is not in the table. */
export const otherIdTokenWords: Words = {
  title: 'The ID token breaks a rule',
  meaning: 'A client has to refuse an ID token that fails a check.',
  causes: ['The server makes the token in its own way'],
  todo: 'Open the ID token in the inspector: its failed check says what the server has to change.',
  fix: null,
};
