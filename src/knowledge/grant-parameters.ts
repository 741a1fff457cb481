import { oidcCore, rfc, spec } from '#protocol/spec.ts';
import type { NameMeaning } from './meaning-of.ts';
import { registrationMembers } from './registration-members.ts';

const exchange = rfc(8693, '2.1');
const ciba = spec('CIBA Core', '7.1');
const logout = spec('OIDC Logout', '2');

/** Parameters of grants and endpoints beside the authorization code's. */
export const grantParameters: Readonly<Record<string, NameMeaning>> = {
  username: { text: 'The person’s name at the server', spec: rfc(6749, '4.3.2') },
  password: {
    text: 'The person’s password, which the app thereby knows',
    spec: rfc(6749, '4.3.2'),
  },
  token: { text: 'The token that this is about', spec: rfc(7009, '2.1') },
  token_type_hint: {
    text: 'Where the server may look first: access_token or refresh_token',
    spec: rfc(7009, '2.1'),
  },
  device_code: {
    text: 'The device’s half of the codes: known to it and the server',
    spec: rfc(8628, '3.4'),
  },
  subject_token: { text: 'A token of the person or program that is acted for', spec: exchange },
  subject_token_type: { text: 'What kind of token subject_token is', spec: rfc(8693, '3') },
  actor_token: { text: 'A token of whoever acts for the subject', spec: exchange },
  actor_token_type: { text: 'What kind of token actor_token is', spec: rfc(8693, '3') },
  requested_token_type: { text: 'What kind of token should come back', spec: exchange },
  assertion: {
    text: 'A signed statement by an issuer that the server trusts, in place of a consent',
    spec: rfc(7521, '4.1'),
  },
  login_hint_token: { text: 'A token that says whom to ask', spec: ciba },
  binding_message: {
    text: 'A few words shown on both devices, so that the person sees that they belong together',
    spec: ciba,
  },
  user_code: {
    text: 'A secret word of the person’s, against unwanted questions; Alice’s in a new sandbox is 2580',
    spec: ciba,
  },
  requested_expiry: { text: 'How many seconds the person may take', spec: ciba },
  client_notification_token: {
    text: 'What the server proves itself with when it notifies the client',
    spec: ciba,
  },
  auth_req_id: {
    text: 'Names the question that was asked of the person',
    spec: spec('CIBA Core', '10.1'),
  },
  post_logout_redirect_uri: {
    text: 'Where the browser goes after the sign-out; it has to be registered',
    spec: logout,
  },
  logout_hint: { text: 'Who is signing out, as login_hint says who signs in', spec: logout },
  logout_token: {
    text: 'What the server posts to the app when a session has ended elsewhere',
    spec: spec('OIDC Back-Channel Logout', '2.5'),
  },
  ...registrationMembers,
  iss: { text: 'Who made and signed this token', spec: rfc(7519, '4.1.1') },
  sub: { text: 'Whom it is about', spec: rfc(7519, '4.1.2') },
  aud: { text: 'Whom it is meant for: the authorization server', spec: rfc(7519, '4.1.3') },
  exp: { text: 'Until when it counts, in seconds since 1970', spec: rfc(7519, '4.1.4') },
  nbf: { text: 'From when on it counts, in seconds since 1970', spec: rfc(7519, '4.1.5') },
  iat: { text: 'When it was made, in seconds since 1970', spec: rfc(7519, '4.1.6') },
  jti: { text: 'Its own name, so that it can be taken once only', spec: rfc(7519, '4.1.7') },
  alg: { text: 'How it is signed', spec: rfc(7515, '4.1.1') },
  kid: { text: 'Which key it is signed with', spec: rfc(7515, '4.1.4') },
  typ: { text: 'What kind of token it is', spec: rfc(7515, '4.1.9') },
  sid: { text: 'The session at the server', spec: oidcCore('2') },
};
