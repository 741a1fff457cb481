import { rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What the device flow is for. @see RFC 8628 */
export const deviceAuthorizationText = {
  id: 'device-authorization',
  title: 'Device authorization',
  shortTitle: 'Device',
  summary:
    'A television or a command line has no good way to show a sign-in page. It shows a short code instead; the person types it on a phone, and the device asks until they have agreed.',
  specs: [rfc(8628)],
} as const satisfies FlowText;

/** The first request. @see RFC 8628 §3.1 */
export const askForCodesText = {
  title: 'Ask for codes',
  about:
    'The device says who it is and what it wants. It gets two codes: a long one for itself, and a short one for the person.',
} as const;

/** The polling. @see RFC 8628 §3.3, §3.4 */
export const waitForPersonText = {
  title: 'Wait for the person',
  about:
    'Show the code, and ask the token endpoint with the device’s own. After the first time the page asks by itself, as often as the server allows, until the person has decided or the codes expire.',
} as const;
