import { oidcCore, rfc, spec } from '#protocol/spec.ts';
import { grantParameters } from './grant-parameters.ts';
import type { NameMeaning } from './meaning-of.ts';

const authorization = rfc(6749, '4.1.1');
const request = oidcCore('3.1.2.1');

const parameters: Readonly<Record<string, NameMeaning>> = {
  response_type: {
    text: 'What should come back: code asks for an authorization code',
    spec: authorization,
  },
  client_id: {
    text: 'Which client asks, as it is registered at the server',
    spec: rfc(6749, '2.2'),
  },
  redirect_uri: {
    text: 'Where the answer goes; it has to be registered, letter by letter',
    spec: rfc(6749, '3.1.2'),
  },
  scope: {
    text: 'What the token should be good for: names divided by spaces',
    spec: rfc(6749, '3.3'),
  },
  state: {
    text: 'Comes back with the answer, so that only an answer to this request is used',
    spec: rfc(6749, '10.12'),
  },
  nonce: { text: 'Comes back inside the ID token and ties it to this request', spec: request },
  code_challenge: {
    text: 'Made of the verifier: who has only the code cannot redeem it',
    spec: rfc(7636, '4.3'),
  },
  code_challenge_method: {
    text: 'How the challenge was made of the verifier: S256 (a hash) or plain (the same)',
    spec: rfc(7636, '4.3'),
  },
  response_mode: {
    text: 'How the answer comes back: in the query, the fragment or a form; with jwt as one signed token',
    spec: spec('OAuth Multiple Response Types', '2.1'),
  },
  prompt: { text: 'Which pages to show: none, login, consent, select_account', spec: request },
  max_age: { text: 'The longest time in seconds since the user signed in', spec: request },
  login_hint: { text: 'Whom the server may expect, to fill in the login name', spec: request },
  id_token_hint: { text: 'An earlier ID token, to say which user is meant', spec: request },
  ui_locales: {
    text: 'Languages for the pages of the server, the preferred one first',
    spec: request,
  },
  display: { text: 'What kind of pages to show: page, popup, touch, wap', spec: request },
  acr_values: {
    text: 'How strongly the user should be authenticated, the preferred class first',
    spec: request,
  },
  claims: { text: 'Single claims to ask for, as JSON', spec: oidcCore('5.5') },
  client_assertion: {
    text: 'A token that the client signed, to prove who it is',
    spec: rfc(7521, '4.2'),
  },
  client_assertion_type: {
    text: 'What kind of assertion that is: a JWT',
    spec: rfc(7523, '2.2'),
  },
  resource: {
    text: 'The API that the token is for, as an address; may be repeated',
    spec: rfc(8707, '2'),
  },
  dpop_jkt: {
    text: 'The thumbprint of the DPoP key: then only who has that key can redeem the code',
    spec: rfc(9449, '10'),
  },
  audience: {
    text: 'The API that the token is for; not of OAuth’s core, but known to many servers',
    spec: rfc(8693, '2.1'),
  },
  grant_type: {
    text: 'What is traded for tokens: a code, the client’s own identity, a refresh token',
    spec: rfc(6749, '4.1.3'),
  },
  code: { text: 'The authorization code: short-lived, and good once', spec: rfc(6749, '4.1.3') },
  code_verifier: {
    text: 'The secret of this run that the challenge was made of',
    spec: rfc(7636, '4.5'),
  },
  refresh_token: { text: 'Gets new tokens without the user', spec: rfc(6749, '6') },
  client_secret: {
    text: 'The client’s password, known to it and the server',
    spec: rfc(6749, '2.3.1'),
  },
  ...grantParameters,
  authorization_details: {
    text: 'What exactly is asked for, each with its type, as a JSON array',
    spec: rfc(9396, '2'),
  },
  request: { text: 'The parameters as a signed JWT', spec: rfc(9101, '5') },
  request_uri: { text: 'Where the server finds the parameters', spec: rfc(9101, '5') },
};

const headers: Readonly<Record<string, NameMeaning>> = {
  authorization: {
    text: 'Credentials: the client’s (Basic) or an access token (Bearer)',
    spec: rfc(9110, '11.6.2'),
  },
  accept: { text: 'The kinds of answer that can be read here', spec: rfc(9110, '12.5.1') },
  'content-type': { text: 'The form that the body is in', spec: rfc(9110, '8.3') },
};

/** What a request parameter means; null for one that is not known. */
export function explainParameter(name: string): NameMeaning | null {
  return Object.hasOwn(parameters, name) ? (parameters[name] ?? null) : null;
}

/** What a request header means; null for one that is not known. */
export function explainRequestHeader(name: string): NameMeaning | null {
  const lower = name.toLowerCase();
  return Object.hasOwn(headers, lower) ? (headers[lower] ?? null) : null;
}
