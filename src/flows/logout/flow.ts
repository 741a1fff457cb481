import { defineFlow } from '#flows/define-flow.ts';
import { frontChannelStep } from './front-channel-step.ts';
import { logoutTokenStep } from './logout-token-step.ts';
import { signOutStep } from './sign-out-step.ts';
import { logoutText } from './texts.ts';

/** Ends the session at the server. @see OpenID Connect RP-Initiated Logout 1.0 §2 */
export const logout = defineFlow({
  ...logoutText,
  options: [],
  begins: 'idToken',
  publicClients: true,
  steps: [signOutStep, frontChannelStep, logoutTokenStep],
});
