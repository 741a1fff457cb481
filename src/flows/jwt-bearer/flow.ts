import { rfc } from '#protocol/spec.ts';
import { defineFlow } from '#flows/define-flow.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { assertionGrantStep } from '#flows/steps/assertion-grant-step.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { userinfoStep } from '#flows/steps/userinfo-step.ts';
import { signAssertionStep } from './sign-assertion-step.ts';
import { jwtBearerText, tradeAssertionText } from './texts.ts';

/** A token for a signed statement. @see RFC 7523 §2.1 */
export const jwtBearer = defineFlow({
  ...jwtBearerText,
  options: [dpopOption],
  publicClients: true,
  grantTypes: ['urn:ietf:params:oauth:grant-type:jwt-bearer'],
  steps: [
    signAssertionStep,
    assertionGrantStep('urn:ietf:params:oauth:grant-type:jwt-bearer', {
      ...tradeAssertionText,
      specs: [rfc(7523, '2.1'), rfc(7521, '4.1')],
    }),
    userinfoStep,
    callApiStep,
  ],
});
