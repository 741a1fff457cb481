import { rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What the token endpoint takes beside the known grants. @see RFC 6749 §4.5 */
export const customText = {
  id: 'custom',
  title: 'Any other grant',
  shortTitle: 'Custom grant',
  summary:
    'Servers may have grants of their own: a grant_type that is a URI, and parameters that it defines. Type them as the server’s documentation has them.',
  specs: [rfc(6749, '4.5'), rfc(6749, '8.3')],
} as const satisfies FlowText;

/** The one request. @see RFC 6749 §4.5 */
export const customGrantText = {
  title: 'Ask for a token',
  about:
    'Everything about this request is yours to write: name the grant, add its parameters. The answer is judged as that of any grant.',
} as const;
