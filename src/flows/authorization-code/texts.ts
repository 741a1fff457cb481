import { oidcCore, rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What the authorization code flow is, and what its steps teach. @see RFC 6749 §4.1, RFC 7636 */
export const authorizationCodeText = {
  id: 'authorization-code',
  title: 'Authorization code with PKCE',
  shortTitle: 'Authorization code',
  summary:
    'A person signs in at the server, and the app gets a one-time code that it redeems for tokens. This is the flow for apps with people in front of them.',
  specs: [rfc(6749, '4.1'), rfc(7636), rfc(9700, '2.1.1'), oidcCore('3.1')],
} as const satisfies FlowText;

/** The step that takes the browser away. @see RFC 6749 §4.1.1, RFC 9700 §4.5.3 */
export const authorizeText = {
  title: 'Ask for authorization',
  about:
    'The browser goes to the server, where the person signs in and agrees; this app sees neither password nor session. Only the hash of a fresh secret goes along (PKCE), so a stolen code is of no use to anyone else.',
  specs: [rfc(6749, '4.1.1'), rfc(7636, '4.3'), oidcCore('3.1.2.1')],
} as const;

/** The step that turns the code into tokens. @see RFC 6749 §4.1.3, RFC 7636 §4.5 */
export const redeemText = {
  title: 'Redeem the code',
  about:
    'The code came through the address bar, where others may see it, so it is worth nothing alone. The app sends it straight to the server with the secret behind the hash, and gets the tokens.',
} as const;
