import { rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What the client credentials flow is. @see RFC 6749 §4.4 */
export const clientCredentialsText = {
  id: 'client-credentials',
  title: 'Client credentials',
  shortTitle: 'Client credentials',
  summary:
    'A program asks for a token in its own name, with its own secret. No person is there, so there is no sign-in, no ID token and no refresh token.',
  specs: [rfc(6749, '4.4'), rfc(6749, '2.3.1')],
} as const satisfies FlowText;

/** The one request. @see RFC 6749 §4.4.2 */
export const askForTokenText = {
  title: 'Ask for a token',
  about:
    'The client proves itself to the token endpoint and says what it wants to do. Only a client that can keep a secret may do this, since the secret is all there is to go by.',
} as const;
