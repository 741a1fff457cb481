import { spec } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What backchannel authentication is for. @see CIBA Core 1.0 §3 */
export const cibaText = {
  id: 'ciba',
  title: 'Client-initiated backchannel authentication',
  shortTitle: 'CIBA',
  summary:
    'A till or a call centre knows whom it deals with, and asks that person’s own phone to agree. No browser is sent anywhere: the server does the asking.',
  specs: [spec('CIBA Core')],
} as const satisfies FlowText;

/** The first request. @see CIBA Core 1.0 §7.1 */
export const askPersonText = {
  title: 'Have the person asked',
  about:
    'The client names the person by a hint, and what it wants. Both devices show the binding message, so that the person sees that the question is about this very deal.',
} as const;

/** The receiver. @see CIBA Core 1.0 §7.1, §10.2 */
export const openInboxText = {
  title: 'Open an inbox',
  about:
    'A server that tells the client by itself needs an address that it can reach, and a page has none: the host of this app takes the notification in. The token is made for this one request, and whoever shows it is believed to be the server.',
} as const;

/** What the server tells. @see CIBA Core 1.0 §10.2, §10.3, §12 */
export const readInboxText = {
  title: 'Wait for the notification',
  about:
    'The server posts to the client’s registered address. A ping only says that it is time to ask; a push brings the tokens, or the error, and an ID token that is tied to the request and to each of them.',
} as const;

/** The polling. @see CIBA Core 1.0 §10.1 */
export const waitForAnswerText = {
  title: 'Wait for the answer',
  about:
    'The client asks the token endpoint whether the person has agreed. After the first time the page asks by itself, as often as the server allows; a client that was pinged asks once. Asking too early is answered with slow_down.',
} as const;
