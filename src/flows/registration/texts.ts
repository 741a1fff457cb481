import { rfc, spec } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What dynamic registration is for. @see RFC 7591, RFC 7592 */
export const registrationText = {
  id: 'registration',
  title: 'Dynamic client registration',
  shortTitle: 'Registration',
  summary:
    'A client describes itself to the server and gets an id, and mostly a secret, without anybody filling in a form. Afterwards it can read, change and delete what is registered.',
  specs: [rfc(7591), rfc(7592), spec('OIDC Registration')],
} as const satisfies FlowText;

/** The first request. @see RFC 7591 §3.1 */
export const registerText = {
  title: 'Register the client',
  about:
    'The description goes as JSON. The server may put other values in the place of those that were asked for, so what counts is its answer; some want an initial access token first.',
} as const;

/** @see RFC 7592 §2.1 */
export const readText = {
  title: 'Read the registration',
  about:
    'With the registration token the client asks for its own description. The token may be a new one each time, and so may the secret.',
} as const;

/** @see RFC 7592 §2.2 */
export const updateText = {
  title: 'Change the registration',
  about:
    'The whole description is sent anew: what is left out is gone. client_id has to be there; the secret may be, and must then be the present one.',
} as const;

/** @see RFC 7592 §2.3 */
export const deleteText = {
  title: 'Delete the registration',
  about:
    'The client takes itself off the list. Its id, its secret and its registration token are dead from then on, and tokens that it has may die with it.',
} as const;
