import { oidcCore, rfc, spec, type SpecRef } from '#protocol/spec.ts';

/** What a claim or a header parameter means, in one sentence, and who says so. */
export interface Meaning {
  readonly text: string;
  readonly spec: SpecRef;
  /** How its value is shown in human form. */
  readonly form: 'plain' | 'time';
}

type Row = readonly [text: string, spec: SpecRef];

const standard = oidcCore('5.1');
const idToken = oidcCore('2');
const events = rfc(8417, '2.2');

const timeClaims = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at', 'toe']);

const claims: Readonly<Record<string, Row>> = {
  iss: ['Issuer: who made this token', rfc(7519, '4.1.1')],
  sub: ['Subject: whom it is about, as this issuer names them', rfc(7519, '4.1.2')],
  aud: ['Audience: who may accept it', rfc(7519, '4.1.3')],
  exp: ['Expires: not to be accepted from then on', rfc(7519, '4.1.4')],
  nbf: ['Not before: not to be accepted until then', rfc(7519, '4.1.5')],
  iat: ['Issued at', rfc(7519, '4.1.6')],
  jti: ['Token id: unique, so that a replay can be seen', rfc(7519, '4.1.7')],
  auth_time: ['When the user last signed in', idToken],
  nonce: ['Ties the token to the request that asked for it', idToken],
  acr: ['How strongly the user was authenticated, as a class', idToken],
  amr: ['By which methods the user was authenticated', idToken],
  azp: ['Authorized party: the client that the token was issued to', idToken],
  at_hash: ['Hash of the access token that came with it', oidcCore('3.1.3.6')],
  c_hash: ['Hash of the authorization code that came with it', oidcCore('3.3.2.11')],
  sub_jwk: ['The key that a self-issued token is signed with', oidcCore('7.4')],
  sid: ['The session at the issuer, which a logout names', spec('OIDC Back-Channel Logout', '2.4')],
  name: ['Full name, as it is shown', standard],
  given_name: ['Given name', standard],
  family_name: ['Family name', standard],
  middle_name: ['Middle name', standard],
  nickname: ['Casual name', standard],
  preferred_username: [
    'The name that the user goes by; it may change and need not be unique',
    standard,
  ],
  profile: ['Address of the profile page', standard],
  picture: ['Address of a picture', standard],
  website: ['Address of a web site or blog', standard],
  email: ['E-mail address; not an identity, since it may change hands', standard],
  email_verified: ['Whether the issuer made sure that the e-mail address is the user’s', standard],
  gender: ['Gender', standard],
  birthdate: ['Birthday as year-month-day; the year may be 0000 or stand alone', standard],
  zoneinfo: ['Time zone, by its name in the IANA database', standard],
  locale: ['Language and region', standard],
  phone_number: ['Telephone number', standard],
  phone_number_verified: ['Whether the issuer made sure that the number is the user’s', standard],
  address: ['Postal address', oidcCore('5.1.1')],
  updated_at: ['When these particulars were last changed', standard],
  _claim_names: ['Claims that another party has, by name', oidcCore('5.6.2')],
  _claim_sources: ['Where the claims of other parties are', oidcCore('5.6.2')],
  scope: ['What it allows, as a list with spaces', rfc(8693, '4.2')],
  client_id: ['The client that the token was issued to', rfc(8693, '4.3')],
  act: ['Actor: who acts for the subject', rfc(8693, '4.1')],
  may_act: ['Who may become the actor', rfc(8693, '4.4')],
  roles: ['Roles of the subject', rfc(9068, '2.2.3.1')],
  groups: ['Groups that the subject is in', rfc(9068, '2.2.3.1')],
  entitlements: ['What the subject is entitled to', rfc(9068, '2.2.3.1')],
  authorization_details: ['What it allows, in detail and by type', rfc(9396, '9.1')],
  cnf: ['Confirmation: the key that the sender has to prove to have', rfc(7800, '3.1')],
  token_introspection: ['The introspection answer that this token carries', rfc(9701, '5')],
  events: ['Security events: what happened, by the event’s address', events],
  toe: ['When the event happened', events],
  txn: ['Transaction: the same for all tokens of one event', events],
  htm: ['HTTP method that the proof is for', rfc(9449, '4.2')],
  htu: ['Address that the proof is for', rfc(9449, '4.2')],
  ath: ['Hash of the access token that the proof goes with', rfc(9449, '4.2')],
  _sd: ['Hashes of claims that may be disclosed one by one', rfc(9901)],
  _sd_alg: ['Hash algorithm of the disclosures', rfc(9901)],
  sd_hash: ['Hash of the SD-JWT that the holder presents', rfc(9901, '4.3.1')],
  vct: ['Type of the credential', spec('SD-JWT VC', '2.2.2.1')],
  status: ['Where its status is kept: valid, revoked, suspended', spec('Token Status List', '6.1')],
  status_list: ['The statuses of many tokens, compressed', spec('Token Status List', '4.2')],
  ttl: ['Seconds for which a copy of it may be kept', spec('Token Status List', '5.1')],
  response_type: ['What the authorization endpoint shall answer with', rfc(6749, '3.1.1')],
  redirect_uri: ['Where the answer shall be sent', rfc(6749, '3.1.2')],
  state: ['Ties the answer to the client’s session', rfc(6749, '4.1.1')],
  code_challenge: ['Hash of the verifier that redeems the code', rfc(7636, '4.2')],
  code_challenge_method: ['How that hash is made', rfc(7636, '4.3')],
};

const headers: Readonly<Record<string, Row>> = {
  alg: ['Algorithm of the signature or of the key’s encryption', rfc(7515, '4.1.1')],
  typ: ['Type: what the token is for', rfc(7515, '4.1.9')],
  cty: ['Content type: JWT where a token is nested', rfc(7515, '4.1.10')],
  kid: ['Key id: which of the issuer’s keys it is signed with', rfc(7515, '4.1.4')],
  jku: ['Address of a key set, named by the token itself; never followed here', rfc(7515, '4.1.2')],
  jwk: ['A public key brought by the token itself; never trusted here', rfc(7515, '4.1.3')],
  x5u: [
    'Address of a certificate, named by the token itself; never followed here',
    rfc(7515, '4.1.5'),
  ],
  x5c: ['Certificates brought by the token itself; not trusted here', rfc(7515, '4.1.6')],
  x5t: ['SHA-1 thumbprint of the certificate', rfc(7515, '4.1.7')],
  'x5t#S256': ['SHA-256 thumbprint of the certificate', rfc(7515, '4.1.8')],
  crit: ['Parameters that have to be understood', rfc(7515, '4.1.11')],
  b64: ['Whether the payload is base64url; false leaves it as it is', rfc(7797, '3')],
  enc: ['Algorithm that the content is encrypted with', rfc(7516, '4.1.2')],
  zip: ['Compression of the content before encryption', rfc(7516, '4.1.3')],
  epk: ['Ephemeral public key of the key agreement', rfc(7518, '4.6.1.1')],
  apu: ['About the sender, for the key agreement', rfc(7518, '4.6.1.2')],
  apv: ['About the recipient, for the key agreement', rfc(7518, '4.6.1.3')],
  iv: ['Initialization vector of the key’s encryption', rfc(7518, '4.7.1.1')],
  tag: ['Authentication tag of the key’s encryption', rfc(7518, '4.7.1.2')],
  p2s: ['Salt of the password-based encryption', rfc(7518, '4.8.1.1')],
  p2c: ['Rounds of the password-based encryption', rfc(7518, '4.8.1.2')],
};

/** Meanings inside `cnf`: what the sender’s key is told by. @see RFC 7800 §3, RFC 9449 §6.1, RFC 8705 §3.1 */
export const confirmationMeanings: Readonly<Record<string, Meaning>> = {
  jkt: { text: 'Bound to a DPoP key, by its thumbprint', spec: rfc(9449, '6.1'), form: 'plain' },
  'x5t#S256': { text: 'Bound to a client certificate', spec: rfc(8705, '3.1'), form: 'plain' },
  jwk: { text: 'Bound to this key', spec: rfc(7800, '3.2'), form: 'plain' },
  kid: { text: 'Bound to the key of this name', spec: rfc(7800, '3.4'), form: 'plain' },
};

/** The claims that a meaning is known of. @see RFC 7519 §10.1 */
export const knownClaims: readonly string[] = Object.keys(claims);

/** The header parameters that a meaning is known of. @see RFC 7515 §9.1, RFC 7516 §10.1 */
export const knownHeaders: readonly string[] = Object.keys(headers);

/** The meaning of a claim; null for one that no specification here knows. @see RFC 7519 §10.1 */
export function claimMeaning(name: string): Meaning | null {
  return meaning(claims, name, timeClaims.has(name));
}

/** The meaning of a header parameter; null where unknown. @see RFC 7515 §4.1 */
export function headerMeaning(name: string): Meaning | null {
  return meaning(headers, name, false);
}

function meaning(
  rows: Readonly<Record<string, Row>>,
  name: string,
  isTime: boolean,
): Meaning | null {
  const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
  if (row === undefined) return null;
  return { text: row[0], spec: row[1], form: isTime ? 'time' : 'plain' };
}
