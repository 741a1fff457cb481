import { oidcCore, rfc, spec } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What the hybrid flow is, and what replaced it. @see OpenID Connect Core 1.0 §3.3, RFC 9700 §2.1.2 */
export const hybridText = {
  id: 'hybrid',
  title: 'Hybrid',
  shortTitle: 'Hybrid',
  summary:
    'A code to redeem and tokens at once: the ID token beside the code holds its hash, so that a code of somebody else is seen before it is redeemed.',
  specs: [oidcCore('3.3'), spec('OAuth Multiple Response Types', '5')],
  legacy: {
    why: 'Tokens in an address leak, and PKCE with the iss parameter protects the code without them; RFC 9700 says not to have access tokens come this way.',
    instead: 'authorization-code',
    spec: rfc(9700, '2.1.2'),
  },
} as const satisfies FlowText;

/** The step whose answer has a code and tokens. @see OpenID Connect Core 1.0 §3.3.2 */
export const hybridAuthorizeText = {
  title: 'Ask for authorization',
  about:
    'The browser comes back with a code and, beside it, tokens in the fragment. The ID token among them is a signed statement about the rest: c_hash of the code, at_hash of the access token.',
  specs: [oidcCore('3.3.2.1'), oidcCore('3.3.2.11')],
} as const;

/** The step that turns the code into tokens. @see OpenID Connect Core 1.0 §3.3.3 */
export const hybridRedeemText = {
  title: 'Redeem the code',
  about:
    'The code that was vouched for goes to the token endpoint, as in the code flow. Its ID token has to be about the same person, from the same server, as the one that the browser brought.',
  specs: [oidcCore('3.3.3'), oidcCore('3.3.3.6')],
} as const;
