import { defineFlow } from '#flows/define-flow.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { userinfoAloneStep } from '#flows/steps/userinfo-step.ts';
import { userinfoFlowText } from './texts.ts';

/** The claims about the person of an access token. @see OpenID Connect Core §5.3 */
export const userinfo = defineFlow({
  ...userinfoFlowText,
  options: [dpopOption],
  begins: 'accessToken',
  publicClients: true,
  steps: [userinfoAloneStep],
});
