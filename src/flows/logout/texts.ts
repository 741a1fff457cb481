import { spec } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What signing out is. @see OpenID Connect RP-Initiated Logout 1.0 §1 */
export const logoutText = {
  id: 'logout',
  title: 'Logout',
  shortTitle: 'Logout',
  summary:
    'The person signs out at the app, and the app has the server end their session too. The server in turn tells the other apps: through the browser, or behind its back with a logout token.',
  specs: [spec('OIDC Logout'), spec('OIDC Front-Channel Logout'), spec('OIDC Back-Channel Logout')],
} as const satisfies FlowText;

/** Sending the browser there. @see OpenID Connect RP-Initiated Logout 1.0 §2 */
export const signOutText = {
  title: 'Sign out at the server',
  about:
    'The browser goes to the end-session endpoint. The ID token says who signs out, so that the server need not ask; afterwards it sends the browser back to a registered address, with the state.',
} as const;

/** Checking what a server posted. @see OpenID Connect Back-Channel Logout 1.0 §2.6 */
export const logoutTokenText = {
  title: 'Check a logout token',
  about:
    'When a session ends, a server may post a logout token straight to the app. No page can receive that by itself. Paste one that your app was sent, and it is judged as the app has to.',
  action: 'Check the token',
} as const;
