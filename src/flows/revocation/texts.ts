import { rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What revocation is. @see RFC 7009 */
export const revocationText = {
  id: 'revocation',
  title: 'Token revocation',
  shortTitle: 'Revocation',
  summary:
    'An app that is done with a token gives it back, so that nobody can use it any more. Then try whether that holds: by introspection, and by using the token.',
  specs: [rfc(7009), rfc(9700, '4.14.2')],
} as const satisfies FlowText;

/** Giving it back. @see RFC 7009 §2.1 */
export const revokeText = {
  title: 'Give the token back',
  about:
    'The token goes to the revocation endpoint, and is dead from then on. With a refresh token everything dies that came of the same consent; an access token may die alone.',
} as const;

/** Using it after that. @see RFC 6750 §3.1 */
export const useRevokedText = {
  title: 'Prove it by using the token',
  about:
    'An access token that was given back must not open anything. Here a refusal is the good answer; where it is taken all the same, the resource looks at nothing but its signature.',
} as const;
