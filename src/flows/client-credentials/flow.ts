import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { defineFlow, type RequestStep } from '#flows/define-flow.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { makeTokenDraft, waitsForTokenEndpoint } from '#flows/steps/token-request.ts';
import { judgeTokenAnswer } from '#flows/steps/token-judgement.ts';
import { askForTokenText, clientCredentialsText } from './texts.ts';

const askForToken: RequestStep = {
  kind: 'request',
  id: 'token',
  ...askForTokenText,
  specs: [rfc(6749, '4.4.2'), rfc(6749, '4.4.3')],
  optional: false,
  waitsFor: waitsForTokenEndpoint,
  make: async (input) => {
    const scope = clientScope(input.client.scope);
    const resource = input.apis[0]?.resource ?? null;
    const grant = { grantType: 'client_credentials', scope, resource } as const;
    const draft = await makeTokenDraft(input, grant);
    return draft.ok ? ok({ draft: draft.value, learned: { requestedScope: scope } }) : draft;
  },
  process: (exchange, input) => judgeTokenAnswer('client_credentials', exchange, input),
};

// `openid` and `offline_access` are about a person, and here is none.
function clientScope(scope: string): string | null {
  const words = scope.split(/\s+/).filter((word) => word !== '');
  const kept = words.filter((word) => word !== 'openid' && word !== 'offline_access');
  return kept.length === 0 ? null : kept.join(' ');
}

/** A token in the client's own name. @see RFC 6749 §4.4 */
export const clientCredentials = defineFlow({
  ...clientCredentialsText,
  options: [dpopOption],
  publicClients: false,
  grantTypes: ['client_credentials'],
  steps: [askForToken, callApiStep],
});
