import { defineFlow } from '#flows/define-flow.ts';
import { makeAuthorizeStep } from '#flows/steps/authorize-step.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { pushRequestStep } from '#flows/steps/push-request-step.ts';
import {
  parOption,
  pkceOption,
  requestObjectOption,
  responseModeOption,
} from '#flows/steps/request-options.ts';
import { signRequestStep } from '#flows/steps/sign-request-step.ts';
import { userinfoStep } from '#flows/steps/userinfo-step.ts';
import { redeemStep } from './redeem-step.ts';
import { authorizationCodeText, authorizeText } from './texts.ts';

/** A person signs in; the app gets a code, and for the code the tokens. @see RFC 6749 §4.1 */
export const authorizationCode = defineFlow({
  ...authorizationCodeText,
  options: [pkceOption, responseModeOption('query'), parOption, requestObjectOption, dpopOption],
  publicClients: true,
  grantTypes: ['authorization_code'],
  steps: [
    signRequestStep,
    pushRequestStep,
    makeAuthorizeStep(authorizeText),
    redeemStep,
    userinfoStep,
    callApiStep,
  ],
});
