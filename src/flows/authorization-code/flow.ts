import { defineFlow } from '#flows/define-flow.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { userinfoStep } from '#flows/steps/userinfo-step.ts';
import { authorizeStep } from './authorize-step.ts';
import { pkceOption, responseModeOption } from './options.ts';
import { redeemStep } from './redeem-step.ts';
import { authorizationCodeText } from './texts.ts';

/** A person signs in; the app gets a code, and for the code the tokens. @see RFC 6749 §4.1 */
export const authorizationCode = defineFlow({
  ...authorizationCodeText,
  options: [pkceOption, responseModeOption, dpopOption],
  publicClients: true,
  steps: [authorizeStep, redeemStep, userinfoStep, callApiStep],
});
