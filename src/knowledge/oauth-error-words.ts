import { oidcCore, rfc, spec } from '#protocol/spec.ts';
import { dpopErrorWords } from './dpop-error-words.ts';
import type { ErrorWords } from './explanation.ts';
import { grantErrorWords } from './grant-error-words.ts';

const authorization = rfc(6749, '4.1.2.1');
const token = rfc(6749, '5.2');
const oidc = oidcCore('3.1.2.6');
const bearer = rfc(6750, '3.1');

/**
 * Words for the error codes of the specifications, by where they came from and the code; a code alone
 * stands for every place.
 */
export const oauthErrorWords: Readonly<Record<string, ErrorWords>> = {
  ...grantErrorWords,
  ...dpopErrorWords,
  'authorization invalid_request': {
    title: 'The authorization request is malformed',
    meaning: 'A parameter is missing, stands twice, or has a value that cannot be.',
    causes: ['The server requires PKCE and code_challenge is left out', 'A parameter was edited'],
    todo: 'Put back the parameters that were made for this step, code_challenge among them, and ask again.',
    fix: 'restore-parameters',
    spec: authorization,
  },
  'authorization unauthorized_client': {
    title: 'This client may not use this flow',
    meaning: 'The server knows the client, and does not let it ask with this response_type.',
    causes: [
      'The authorization code grant (standard flow) is not switched on for the client',
      'response_type asks for tokens, and the implicit grant is not switched on for it',
    ],
    todo: 'Switch the flow on for this client at the server, or run it as a client that has it.',
    fix: 'edit-client',
    spec: authorization,
  },
  'authorization access_denied': {
    title: 'Access was denied',
    meaning: 'The user, or a rule of the server, said no. That is an answer, not a fault.',
    causes: ['The user pressed Deny or Cancel', 'A policy forbids this user or client'],
    todo: 'Ask for authorization again and allow it, or ask the server’s administrator which rule says no.',
    fix: 'start-again',
    spec: authorization,
  },
  unsupported_response_type: {
    title: 'The server does not offer this response type',
    meaning: 'response_type says what should come back; this value is not offered.',
    causes: ['response_type was edited', 'The client is registered for other types'],
    todo: 'Set response_type to code, or to one that response_types_supported names.',
    fix: 'restore-parameters',
    spec: authorization,
  },
  unsupported_response_mode: {
    title: 'The server does not offer this response mode',
    meaning: 'response_mode says how the answer comes back; this way is not offered.',
    causes: ['The server knows query and fragment only'],
    todo: 'Leave response_mode out, or choose from response_modes_supported in the metadata.',
    fix: 'restore-parameters',
    spec: spec('OAuth Multiple Response Types', '2.1'),
  },
  server_error: {
    title: 'Something went wrong inside the server',
    meaning: 'This is how a server reports its own failure where a status 500 cannot be sent.',
    causes: ['A parameter met a bug', 'A part that the server depends on is down'],
    todo: 'Note the time and the client id, and have the operator look for them in the server’s log.',
    fix: 'start-again',
    spec: authorization,
  },
  temporarily_unavailable: {
    title: 'The server is busy or under maintenance',
    meaning: 'It asks to come back later; nothing is wrong with the request.',
    causes: ['Overload', 'Maintenance'],
    todo: 'Wait a few minutes and start the same run again.',
    fix: 'start-again',
    spec: authorization,
  },
  login_required: {
    title: 'The user has to sign in',
    meaning: 'prompt=none forbids to show a page, and nobody is signed in.',
    causes: [
      'prompt=none was sent',
      'The session at the server has ended',
      'Its cookies are blocked',
    ],
    todo: 'Leave prompt out, so that the server may show its login page.',
    fix: 'restore-parameters',
    spec: oidc,
  },
  consent_required: {
    title: 'The user has to agree first',
    meaning: 'prompt=none forbids to ask, and the user has not agreed to these scopes yet.',
    causes: ['A scope was added since the user agreed', 'Consent was withdrawn'],
    todo: 'Send prompt=consent once, and let the user agree.',
    fix: 'restore-parameters',
    spec: oidc,
  },
  interaction_required: {
    title: 'The server has to show a page',
    meaning: 'prompt=none forbids it, and something needs the user: a second factor, new terms.',
    causes: ['A policy asks for a second factor', 'The account must be completed'],
    todo: 'Take prompt=none away and go through the pages that the server shows.',
    fix: 'restore-parameters',
    spec: oidc,
  },
  account_selection_required: {
    title: 'The user has to choose an account',
    meaning: 'prompt=none forbids to ask, and several accounts are signed in.',
    causes: ['Several sessions at the server'],
    todo: 'Send prompt=select_account, or name the account in login_hint.',
    fix: 'restore-parameters',
    spec: oidc,
  },
  unmet_authentication_requirements: {
    title: 'The server cannot authenticate the user as strongly as asked',
    meaning: 'An acr was asked for as essential, and no sign-in at this server reaches it.',
    causes: ['The acr in claims is not one that the server knows', 'The user has no second factor'],
    todo: 'Ask for an acr that acr_values_supported names, or make it voluntary by acr_values.',
    fix: 'restore-parameters',
    spec: spec('OIDC Unmet Authentication Requirements'),
  },
  request_not_supported: {
    title: 'The server does not take request objects',
    meaning: 'The parameter request is optional, and this server does not read it.',
    causes: ['The parameter request was added'],
    todo: 'Leave request out and send its content as plain parameters.',
    fix: 'restore-parameters',
    spec: oidc,
  },
  request_uri_not_supported: {
    title: 'The server does not take request_uri',
    meaning: 'The parameter request_uri is optional, and this server does not read it.',
    causes: ['The parameter request_uri was added'],
    todo: 'Leave request_uri out and send what it points to as plain parameters.',
    fix: 'restore-parameters',
    spec: oidc,
  },
  registration_not_supported: {
    title: 'The server does not take registration',
    meaning:
      'The parameter registration is for self-issued providers; this server does not read it.',
    causes: ['The parameter registration was added'],
    todo: 'Leave registration out and register the client at the server instead.',
    fix: 'restore-parameters',
    spec: oidc,
  },
  invalid_request: {
    title: 'The request is malformed',
    meaning: 'A parameter is missing or empty, stands twice, or has a value that cannot be.',
    causes: ['A box that the endpoint needs is empty', 'A parameter was edited or left out'],
    todo: 'Fill in what the server names, or put back what was made for this request, and send it again.',
    fix: 'restore-parameters',
    spec: token,
  },
  'token invalid_request': {
    title: 'The token request is malformed',
    meaning:
      'A parameter is missing, stands twice, or two ways of client authentication are mixed.',
    causes: [
      'code_verifier or redirect_uri is left out',
      'Credentials are sent both in a header and in the body',
    ],
    todo: 'Put back what was made for the token request, and send credentials in one place only.',
    fix: 'restore-parameters',
    spec: token,
  },
  invalid_client: {
    title: 'The server does not accept this client',
    meaning:
      'Client authentication failed: unknown client, wrong secret, or another method than registered.',
    causes: [
      'The secret is wrong, expired, or was copied with a space',
      'The method (Basic, post, none) is not the registered one',
      'The client id is of another tenant',
    ],
    todo: 'Compare client id, secret and authentication method with the client’s registration, one by one.',
    fix: 'edit-client',
    spec: token,
  },
  invalid_grant: {
    title: 'The code or refresh token is not accepted',
    meaning:
      'It is expired, used, revoked, of another client, or does not fit the redirect URI or verifier.',
    causes: [
      'It was used before: each works once',
      'code_verifier is not the one that the challenge was made of',
      'redirect_uri differs from that of the authorization request',
      'Too much time passed',
    ],
    todo: 'Start again from the authorization step to get a fresh code, and leave verifier and redirect URI as made.',
    fix: 'start-again',
    spec: token,
  },
  unauthorized_client: {
    title: 'This client may not use this grant',
    meaning: 'The client is known and authenticated; the grant is not switched on for it.',
    causes: ['The grant_type of this request is not among the client’s grants'],
    todo: 'Add the grant to those that the server allows the client, or use a client that has it.',
    fix: 'edit-client',
    spec: token,
  },
  unsupported_grant_type: {
    title: 'The server does not offer this grant',
    meaning: 'grant_type names a way to get tokens that the server does not know.',
    causes: ['grant_type was edited', 'The body is not form-encoded, so it was not read'],
    todo: 'Use a grant_type that grant_types_supported names, and keep the content-type as made.',
    fix: 'restore-parameters',
    spec: token,
  },
  'authorization invalid_scope': {
    title: 'The scope asked of the user is not accepted',
    meaning: 'A scope is unknown, malformed, or not allowed for this client.',
    causes: [
      'A typing mistake',
      'The scope is not assigned to the client',
      'Commas instead of spaces',
    ],
    todo: 'Take scopes from scopes_supported, divided by spaces, and have missing ones assigned to the client.',
    fix: 'edit-client',
    spec: authorization,
  },
  invalid_scope: {
    title: 'The scope is not accepted',
    meaning: 'A scope is unknown, malformed, or more than this client or grant may have.',
    causes: [
      'The scope is not assigned to the client',
      'A refresh asks for more than was granted at first',
      'openid was asked for without a user',
    ],
    todo: 'Take scopes out one by one until it is accepted; the last one taken is what the client may not have.',
    fix: 'edit-client',
    spec: token,
  },
  invalid_target: {
    title: 'The resource is not known',
    meaning: 'The server does not issue tokens for the API that resource or audience names.',
    causes: ['The API is not registered', 'Its identifier is written differently'],
    todo: 'Copy the API’s identifier from its registration at the server into resource.',
    fix: 'restore-parameters',
    spec: rfc(8707, '2'),
  },
  access_denied: {
    title: 'The server refuses to give a token',
    meaning: 'The request is understood, and a rule of the server forbids to fulfil it.',
    causes: [
      'The person pressed Deny on the other device',
      'A policy or an action of the server says no',
      'The client has no rights for this API',
    ],
    todo: 'Ask the administrator to look into the server’s policies for this client and user.',
    fix: 'edit-client',
    spec: authorization,
  },
  'resource invalid_request': {
    title: 'The call is malformed',
    meaning: 'The API found a parameter missing or repeated, or the token in two places.',
    causes: ['The token is sent both in the header and in the address'],
    todo: 'Send the token in the authorization header only, and compare the call with the API’s documentation.',
    fix: 'restore-parameters',
    spec: bearer,
  },
  invalid_token: {
    title: 'The API does not accept the token',
    meaning: 'It is expired, revoked, malformed, or meant for another API.',
    causes: [
      'It has expired',
      'Its audience is another API',
      'It was issued by another server or environment',
    ],
    todo: 'Get a fresh access token (refresh, or run the flow again), and check its aud in the inspector.',
    fix: 'start-again',
    spec: bearer,
  },
  insufficient_scope: {
    title: 'The token does not carry enough rights',
    meaning: 'The token is good, but the call needs a scope that it does not have.',
    causes: ['The scope was not asked for', 'It was asked for, and not granted'],
    todo: 'Ask for a token anew with the scope that this call needs.',
    fix: 'start-again',
    spec: bearer,
  },
};
