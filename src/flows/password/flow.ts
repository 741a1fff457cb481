import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { defineFlow, type RequestStep } from '#flows/define-flow.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { makeTokenDraft, waitsForTokenEndpoint } from '#flows/steps/token-request.ts';
import { judgeTokenAnswer } from '#flows/steps/token-judgement.ts';
import { userinfoStep } from '#flows/steps/userinfo-step.ts';
import { passwordText, tradePasswordText } from './texts.ts';

const tradePassword: RequestStep = {
  kind: 'request',
  id: 'token',
  ...tradePasswordText,
  specs: [rfc(6749, '4.3.2'), rfc(6749, '4.3.3')],
  optional: false,
  waitsFor: waitsForTokenEndpoint,
  make: async (input) => {
    const { scope } = input.client;
    const draft = await makeTokenDraft(input, {
      grantType: 'password',
      parameters: [
        { name: 'username', value: input.person?.username ?? '' },
        { name: 'password', value: input.person?.password ?? '', secret: true },
        { name: 'scope', value: scope, included: scope !== '' },
      ],
    });
    const requestedScope = scope === '' ? null : scope;
    return draft.ok ? ok({ draft: draft.value, learned: { requestedScope } }) : draft;
  },
  process: (exchange, input) => judgeTokenAnswer('password', exchange, input),
};

/** A token for a name and a password. @see RFC 6749 §4.3 */
export const password = defineFlow({
  ...passwordText,
  options: [dpopOption],
  publicClients: true,
  grantTypes: ['password'],
  steps: [tradePassword, userinfoStep, callApiStep],
});
