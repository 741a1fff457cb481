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

/** The polling. @see CIBA Core 1.0 §10.1 */
export const waitForAnswerText = {
  title: 'Wait for the answer',
  about:
    'The client asks the token endpoint whether the person has agreed. After the first time the page asks by itself; a server that would rather notify the client needs an address that it can reach, which a page has not.',
} as const;
