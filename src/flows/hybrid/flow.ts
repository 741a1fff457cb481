import { oidcCore } from '#protocol/spec.ts';
import { defineFlow, type FlowOption } from '#flows/define-flow.ts';
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
import { hybridRedeemStep } from './redeem-step.ts';
import { hybridAuthorizeText, hybridText } from './texts.ts';

/** What comes back beside the code. @see OpenID Connect Core 1.0 §3.3.2.1 */
const responseTypeOption: FlowOption = {
  id: 'response_type',
  label: 'Response type',
  choices: ['code id_token', 'code token', 'code id_token token'].map((value) => ({
    value,
    label: value,
  })),
  initial: 'code id_token',
  spec: oidcCore('3.3.2.1'),
};

/** A code, and tokens beside it. @see OpenID Connect Core 1.0 §3.3 */
export const hybrid = defineFlow({
  ...hybridText,
  options: [
    ...[responseTypeOption, pkceOption, responseModeOption('fragment')],
    ...[parOption, requestObjectOption, dpopOption],
  ],
  publicClients: true,
  grantTypes: ['authorization_code', 'implicit'],
  steps: [
    signRequestStep,
    pushRequestStep,
    makeAuthorizeStep(hybridAuthorizeText),
    hybridRedeemStep,
    userinfoStep,
    callApiStep,
  ],
});
