import { rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What the password grant was. @see RFC 6749 §4.3, RFC 9700 §2.4 */
export const passwordText = {
  id: 'password',
  title: 'Resource owner password credentials',
  shortTitle: 'Password',
  summary:
    'The app itself asks for the person’s name and password, and trades them for a token. It is here to talk to servers that still have it, and to be replaced.',
  specs: [rfc(6749, '4.3'), rfc(9700, '2.4')],
  legacy: {
    why: 'The app gets to see the password, people learn to type it anywhere, and a second factor or a passkey cannot take part.',
    instead: 'authorization-code',
    spec: rfc(9700, '2.4'),
  },
} as const satisfies FlowText;

/** The one request. @see RFC 6749 §4.3.2 */
export const tradePasswordText = {
  title: 'Trade the password for a token',
  about:
    'Name and password go to the token endpoint in the clear, under TLS alone. The server cannot tell whether the person wanted this, or the app remembers what it was told.',
} as const;
