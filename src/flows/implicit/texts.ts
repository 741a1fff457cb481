import { oidcCore, rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What the implicit flow is, and why it should not be used any more. @see RFC 6749 §4.2, RFC 9700 §2.1.2 */
export const implicitText = {
  id: 'implicit',
  title: 'Implicit',
  shortTitle: 'Implicit',
  summary:
    'A person signs in at the server, and the tokens come back in the address itself, without a second request. It was made for browsers that could not ask other origins.',
  specs: [rfc(6749, '4.2'), oidcCore('3.2')],
  legacy: {
    why: 'Access tokens in an address leak, can be slipped in, and cannot be bound to the one who asked; RFC 9700 says not to use it.',
    instead: 'authorization-code',
    spec: rfc(9700, '2.1.2'),
  },
} as const satisfies FlowText;

/** The one step that brings the tokens. @see RFC 6749 §4.2.1, OpenID Connect Core 1.0 §3.2.2 */
export const implicitAuthorizeText = {
  title: 'Ask for authorization',
  about:
    'The browser goes to the server and comes back with the tokens in the fragment, which no server sees but every script on the page does. Only the nonce and the hashes inside the ID token say that they belong to this request.',
  specs: [rfc(6749, '4.2.1'), oidcCore('3.2.2.1'), oidcCore('3.2.2.11')],
} as const;
