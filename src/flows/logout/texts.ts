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

/** Checking what a framed page was called with. @see OpenID Connect Front-Channel Logout 1.0 §2 */
export const frontChannelText = {
  title: 'Check a front-channel call',
  about:
    'When a session ends, a server may have its page frame a page of each app, with its issuer and the session in the address. The app ends its session there, if it sees it: many browsers give a frame of another site storage and cookies of its own.',
  action: 'Check the call',
} as const;

/** Checking what a server posted. @see OpenID Connect Back-Channel Logout 1.0 §2.5, §2.6 */
export const logoutTokenText = {
  title: 'Check a logout token',
  about:
    'Or it posts a logout token straight to the app, behind the browser’s back. No page can receive that by itself, so the program behind npm start takes it in; one that another app was sent can be pasted. It is judged as an app has to.',
  action: 'Check the token',
} as const;
