import type { RequestDraft } from '#protocol/http/draft.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';
import { ok } from '#protocol/result.ts';
import { prepareTokenDraft } from '#protocol/token/prepare-token-draft.ts';
import { oidcCore, rfc } from '#protocol/spec.ts';
import { defineFlow, type RequestStep, type StepInput } from '#flows/define-flow.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { tokenClient, waitsForTokenEndpoint } from '#flows/steps/token-client.ts';
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
  make: async (input) =>
    ok({ draft: refreshDraft(input), learned: { refreshToken: input.memory.refreshToken } }),
  process: (exchange, input) => judgeTokenAnswer('refresh_token', exchange, input),
};

// The scope is offered and left out at first: then the new token may do what the old one might.
function refreshDraft({ metadata, client, memory }: StepInput): RequestDraft {
  const made = prepareTokenDraft({
    tokenEndpoint: metadata.token_endpoint ?? '',
    client: tokenClient(client),
    grant: {
      grantType: 'refresh_token',
      refreshToken: memory.refreshToken ?? '',
      scope: memory.grantedScope ?? client.scope,
    },
    extra: client.extraParameters.token,
  });
  return makeDraft(
    made.method,
    made.url,
    made.fields.map(({ place, name, value, secret }) => ({
      place,
      name,
      value,
      secret,
      included: name !== 'scope',
    })),
  );
}

/** A new access token for an old refresh token. @see RFC 6749 §6 */
export const refreshToken = defineFlow({
  ...refreshTokenText,
  options: [],
  publicClients: true,
  steps: [refresh, userinfoStep, callApiStep],
});
