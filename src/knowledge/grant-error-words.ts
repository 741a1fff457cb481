import { rfc, spec } from '#protocol/spec.ts';
import type { ErrorWords } from './explanation.ts';

const device = rfc(8628, '3.5');
const ciba = spec('CIBA Core', '13');
const registration = rfc(7591, '3.2.2');

/** Words for the error codes of grants and endpoints beside the authorization code's. */
export const grantErrorWords: Readonly<Record<string, ErrorWords>> = {
  unsupported_token_type: {
    title: 'The server does not revoke tokens of this kind',
    meaning: 'It knows the token, and will not end it: often access tokens that are JWTs.',
    causes: ['Only refresh tokens can be revoked at this server'],
    todo: 'Give the refresh token back instead; the access token then ends by its own lifetime.',
    fix: null,
    spec: rfc(7009, '2.2.1'),
  },
  'introspection unsupported_token_type': {
    title: 'The server does not introspect tokens of this kind',
    meaning: 'It knows the token, and leaves it to be read by whoever gets it: mostly a JWT.',
    causes: ['Access tokens of this API are JWTs, made to be verified without asking'],
    todo: 'Open the token in the inspector and verify it there; only opaque tokens are for introspection here.',
    fix: null,
    spec: rfc(7662, '2.3'),
  },
  'introspection invalid_token': {
    title: 'The token that should prove the client is not accepted',
    meaning:
      'Introspection was asked with a bearer token, and that one is refused; the token in question was not looked at.',
    causes: ['An authorization header was added', 'The bearer token has expired'],
    todo: 'Let the client prove itself as it does at the token endpoint, without a bearer token.',
    fix: 'restore-parameters',
    spec: rfc(7662, '2.3'),
  },
  authorization_pending: {
    title: 'The person has not decided yet',
    meaning: 'The codes are good; the server waits for the person as you do.',
    causes: ['The page is not open yet', 'The person has not pressed the button'],
    todo: 'Open the link, type the code, agree, and ask again.',
    fix: 'send-again',
    spec: device,
  },
  slow_down: {
    title: 'The server is asked too often',
    meaning: 'Each such answer adds five seconds to the time between two questions.',
    causes: ['The request was sent by hand before its time', 'Two pages ask with one code'],
    todo: 'Leave the asking to this page, which keeps the interval.',
    fix: 'send-again',
    spec: device,
  },
  expired_token: {
    title: 'The codes have expired',
    meaning: 'The person took longer than the server waits; both codes are of no use any more.',
    causes: ['Nobody typed the code in time', 'The lifetime at the server is short'],
    todo: 'Ask for new codes, and show the new one to the person.',
    fix: 'start-again',
    spec: device,
  },
  'backchannel access_denied': {
    title: 'The server does not let this client ask that person',
    meaning: 'It refuses before anybody is asked.',
    causes: ['A policy forbids it for this person or client'],
    todo: 'Ask the administrator whether the client may use backchannel authentication for this person.',
    fix: 'edit-client',
    spec: ciba,
  },
  unknown_user_id: {
    title: 'The server does not know whom to ask',
    meaning: 'No person fits the hint.',
    causes: [
      'A typing mistake in login_hint',
      'The hint is of a kind that the server does not read',
    ],
    todo: 'Write login_hint as the server knows the person: a user name, a mail address, a number.',
    fix: 'restore-parameters',
    spec: ciba,
  },
  expired_login_hint_token: {
    title: 'The token that names the person has expired',
    meaning: 'login_hint_token has a lifetime of its own, and that is over.',
    causes: ['The token lay too long'],
    todo: 'Get a new login_hint_token from whoever made it, or use login_hint.',
    fix: 'restore-parameters',
    spec: ciba,
  },
  missing_user_code: {
    title: 'The person’s own word is missing',
    meaning: 'This person has set a user code, without which nobody may ask them.',
    causes: ['user_code is left out'],
    todo: 'Ask the person for the user code, and include it.',
    fix: 'restore-parameters',
    spec: ciba,
  },
  invalid_user_code: {
    title: 'The person’s own word is wrong',
    meaning: 'user_code is not the one that the person has set at the server.',
    causes: ['A typing mistake', 'It was changed since'],
    todo: 'Type the user code again as the person set it.',
    fix: 'restore-parameters',
    spec: ciba,
  },
  invalid_binding_message: {
    title: 'The binding message cannot be shown',
    meaning: 'It is too long, or has characters that the device cannot show.',
    causes: ['More than a few words', 'Characters beyond plain text'],
    todo: 'Make binding_message a short word or number in plain characters.',
    fix: 'restore-parameters',
    spec: ciba,
  },
  transaction_failed: {
    title: 'Asking the person failed',
    meaning: 'Something went wrong between the server and the person’s device.',
    causes: ['The device could not be reached'],
    todo: 'Begin again once the person’s device is online.',
    fix: 'start-again',
    spec: ciba,
  },
  invalid_redirect_uri: {
    title: 'A redirect URI is not allowed',
    meaning: 'The server has rules for where answers may be sent, and one of these breaks them.',
    causes: [
      'http where https is asked for',
      'A fragment or a wildcard',
      'A host that is not allowed',
    ],
    todo: 'Register an https address, or a loopback one with application_type native.',
    fix: 'restore-parameters',
    spec: registration,
  },
  invalid_client_metadata: {
    title: 'The server does not take this description of a client',
    meaning: 'A member has a value that the server does not allow, or two do not fit together.',
    causes: [
      'A grant type without its response type, or the other way round',
      'An authentication method that the server does not offer',
    ],
    todo: 'Compare grant_types, response_types and token_endpoint_auth_method with the server’s metadata.',
    fix: 'restore-parameters',
    spec: registration,
  },
  invalid_software_statement: {
    title: 'The software statement does not hold',
    meaning: 'Its signature, its issuer or its times are not right.',
    causes: ['It has expired', 'It was changed on its way'],
    todo: 'Get a new software_statement from its issuer, or leave it out.',
    fix: 'restore-parameters',
    spec: registration,
  },
  unapproved_software_statement: {
    title: 'The software is not approved',
    meaning: 'The statement is genuine, and the server does not accept this software.',
    causes: ['Its issuer is not one that the server trusts'],
    todo: 'Ask the server’s operator to approve the software, or its issuer.',
    fix: null,
    spec: registration,
  },
  'registration invalid_token': {
    title: 'The registration token is not accepted',
    meaning: 'It is missing, expired, replaced by a newer one, or the client is gone.',
    causes: [
      'The server wants an initial access token, and none was sent',
      'The token was replaced by the last answer',
      'The client was deleted',
    ],
    todo: 'Get an initial access token from the server’s operator, or take the registration token of the last answer.',
    fix: 'restore-parameters',
    spec: rfc(7592, '2'),
  },
};
