import { rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What introspection is. @see RFC 7662, RFC 9701 */
export const introspectionText = {
  id: 'introspection',
  title: 'Token introspection',
  shortTitle: 'Introspection',
  summary:
    'An API that cannot read a token asks the server that issued it whether it is still good, whose it is and what it allows. Use the token of an earlier run, or type one.',
  specs: [rfc(7662), rfc(9701)],
} as const satisfies FlowText;
