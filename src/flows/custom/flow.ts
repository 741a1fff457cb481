import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { defineFlow, type RequestStep } from '#flows/define-flow.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { makeTokenDraft, waitsForTokenEndpoint } from '#flows/steps/token-request.ts';
import { judgeTokenAnswer } from '#flows/steps/token-judgement.ts';
import { userinfoStep } from '#flows/steps/userinfo-step.ts';
import { customGrantText, customText } from './texts.ts';

const askForToken: RequestStep = {
  kind: 'request',
  id: 'token',
  ...customGrantText,
  specs: [rfc(6749, '4.5'), rfc(6749, '5.1')],
  optional: false,
  waitsFor: waitsForTokenEndpoint,
  make: async (input) => {
    const { scope } = input.client;
    const draft = await makeTokenDraft(input, {
      grantType: 'custom',
      parameters: [
        { name: 'grant_type', value: '' },
        { name: 'scope', value: scope, included: false },
        { name: 'resource', value: '', included: false },
        { name: 'audience', value: '', included: false },
      ],
    });
    return draft.ok ? ok({ draft: draft.value, learned: {} }) : draft;
  },
  process: (exchange, input) => judgeTokenAnswer('custom', exchange, input),
};

/** A grant that is typed by hand. @see RFC 6749 §4.5 */
export const custom = defineFlow({
  ...customText,
  options: [dpopOption],
  publicClients: true,
  steps: [askForToken, userinfoStep, callApiStep],
});
