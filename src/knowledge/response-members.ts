import { oidcCore, rfc, spec } from '#protocol/spec.ts';
import { endpointMembers } from './endpoint-members.ts';
import type { NameMeaning } from './meaning-of.ts';
import { registrationMembers } from './registration-members.ts';

const token = rfc(6749, '5.1');
const error = rfc(6749, '5.2');

const members: Readonly<Record<string, NameMeaning>> = {
  ...registrationMembers,
  ...endpointMembers,
  access_token: {
    text: 'The token to call APIs with; only they need to understand it',
    spec: token,
  },
  token_type: {
    text: 'How to use the access token; Bearer means: whoever has it may use it',
    spec: token,
  },
  expires_in: {
    text: 'How long what was given is good, in seconds from this answer on',
    spec: token,
  },
  refresh_token: { text: 'Gets new tokens without the user', spec: rfc(6749, '1.5') },
  scope: { text: 'What was granted; where it is left out, all that was asked for', spec: token },
  id_token: {
    text: 'Who signed in, when and how: a signed JWT for the client',
    spec: oidcCore('3.1.3.3'),
  },
  code: { text: 'The authorization code, to be redeemed once and soon', spec: rfc(6749, '4.1.2') },
  state: { text: 'The state that was sent', spec: rfc(6749, '4.1.2') },
  iss: { text: 'Which server this answer is from', spec: rfc(9207, '2') },
  session_state: {
    text: 'The state of the session at the server, for session management',
    spec: spec('OIDC Session Management'),
  },
  error: { text: 'What went wrong, as a code', spec: error },
  error_description: { text: 'What went wrong, in words for developers', spec: error },
  error_uri: { text: 'A page about the error', spec: error },
  response: {
    text: 'The whole answer as one JWT, signed by the server',
    spec: spec('JARM', '2.3'),
  },
  request_uri: {
    text: 'Stands for the pushed request; short-lived, and meant to be used once',
    spec: rfc(9126, '2.2'),
  },
  authorization_details: {
    text: 'What exactly was granted; it may be less or other than what was asked for',
    spec: rfc(9396, '7'),
  },
  issued_token_type: {
    text: 'What kind of token was issued in exchange',
    spec: rfc(8693, '2.2.1'),
  },
};

/** What a member of a JSON answer, or a parameter of an authorization response, means. */
export function explainResponseMember(name: string): NameMeaning | null {
  return Object.hasOwn(members, name) ? (members[name] ?? null) : null;
}
