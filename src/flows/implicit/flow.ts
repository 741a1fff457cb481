import { oidcCore } from '#protocol/spec.ts';
import { defineFlow, type FlowOption } from '#flows/define-flow.ts';
import { makeAuthorizeStep } from '#flows/steps/authorize-step.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { pushRequestStep } from '#flows/steps/push-request-step.ts';
import {
  parOption,
  requestObjectOption,
  responseModeOption,
} from '#flows/steps/request-options.ts';
import { signRequestStep } from '#flows/steps/sign-request-step.ts';
import { userinfoStep } from '#flows/steps/userinfo-step.ts';
import { implicitAuthorizeText, implicitText } from './texts.ts';

/** What comes back in the address. @see OpenID Connect Core 1.0 §3.2.2.1, RFC 6749 §4.2.1 */
const responseTypeOption: FlowOption = {
  id: 'response_type',
  label: 'Response type',
  choices: ['id_token', 'id_token token', 'token'].map((value) => ({ value, label: value })),
  initial: 'id_token token',
  spec: oidcCore('3.2.2.1'),
};

/** The tokens come by the browser alone. @see RFC 6749 §4.2 */
export const implicit = defineFlow({
  ...implicitText,
  options: [responseTypeOption, responseModeOption('fragment'), parOption, requestObjectOption],
  publicClients: true,
  grantTypes: ['implicit'],
  steps: [
    signRequestStep,
    pushRequestStep,
    makeAuthorizeStep(implicitAuthorizeText),
    userinfoStep,
    callApiStep,
  ],
});
