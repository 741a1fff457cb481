import type { RequestDraft } from '#protocol/http/draft.ts';
import type { Problem } from '#protocol/problem.ts';
import { ok, type Result } from '#protocol/result.ts';
import { oidcCore, rfc } from '#protocol/spec.ts';
import { defineFlow, type RequestStep, type StepInput } from '#flows/define-flow.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { makeTokenDraft, waitsForTokenEndpoint } from '#flows/steps/token-request.ts';
import { judgeTokenAnswer } from '#flows/steps/token-judgement.ts';
import { userinfoStep } from '#flows/steps/userinfo-step.ts';
import { refreshText, refreshTokenText } from './texts.ts';

const refresh: RequestStep = {
  kind: 'request',
  id: 'refresh',
  ...refreshText,
  specs: [rfc(6749, '6'), rfc(9700, '4.14.2'), oidcCore('12.1')],
  optional: false,
  waitsFor: waitsForTokenEndpoint,
  make: async (input) => {
    const draft = await refreshDraft(input);
    const { refreshToken } = input.memory;
    return draft.ok ? ok({ draft: draft.value, learned: { refreshToken } }) : draft;
  },
  process: (exchange, input) => judgeTokenAnswer('refresh_token', exchange, input),
};

// The scope is offered and left out at first: then the new token may do what the old one might.
async function refreshDraft(input: StepInput): Promise<Result<RequestDraft, Problem>> {
  const { memory, client } = input;
  const made = await makeTokenDraft(input, {
    grantType: 'refresh_token',
    refreshToken: memory.refreshToken ?? '',
    scope: memory.grantedScope ?? client.scope,
  });
  if (!made.ok) return made;
  const fields = made.value.fields.map((field) => ({
    ...field,
    included: field.included && field.name !== 'scope',
  }));
  return ok({ ...made.value, fields });
}

/** A new access token for an old refresh token. @see RFC 6749 §6 */
export const refreshToken = defineFlow({
  ...refreshTokenText,
  options: [dpopOption],
  begins: 'refreshToken',
  publicClients: true,
  grantTypes: ['refresh_token'],
  steps: [refresh, userinfoStep, callApiStep],
});
