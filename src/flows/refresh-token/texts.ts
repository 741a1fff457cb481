import { oidcCore, rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What refreshing is. @see RFC 6749 §6, RFC 9700 §4.14.2 */
export const refreshTokenText = {
  id: 'refresh-token',
  title: 'Refresh token',
  shortTitle: 'Refresh token',
  summary:
    'An access token lives for minutes. With a refresh token the app gets a new one without asking the person again, and with it, often, a new refresh token.',
  specs: [rfc(6749, '6'), rfc(9700, '4.14.2'), oidcCore('12')],
} as const satisfies FlowText;

/** The refresh itself. @see RFC 6749 §6, RFC 9700 §4.14.2 */
export const refreshText = {
  title: 'Refresh the token',
  about:
    'The refresh token of an earlier run goes to the token endpoint, and a new access token comes back. Where the server rotates refresh tokens the old one is spent with this, and using it again ends the whole family.',
} as const;
