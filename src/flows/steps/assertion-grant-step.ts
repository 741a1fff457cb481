import { ok } from '#protocol/result.ts';
import type { SpecRef } from '#protocol/spec.ts';
import type { RequestStep } from '#flows/define-flow.ts';
import { makeTokenDraft, waitsForTokenEndpoint } from './token-request.ts';
import { judgeTokenAnswer } from './token-judgement.ts';

/** Trades an assertion of either kind for a token. @see RFC 7521 §4.1 */
export function assertionGrantStep(
  grantType:
    'urn:ietf:params:oauth:grant-type:jwt-bearer' | 'urn:ietf:params:oauth:grant-type:saml2-bearer',
  words: { readonly title: string; readonly about: string; readonly specs: readonly SpecRef[] },
): RequestStep {
  return {
    kind: 'request',
    id: 'token',
    ...words,
    optional: false,
    waitsFor: ({ memory, metadata }) =>
      waitsForTokenEndpoint({ metadata }) ??
      (memory.assertion === null ? 'the assertion that is made in the first step' : null),
    make: async (input) => {
      const { scope } = input.client;
      const draft = await makeTokenDraft(input, {
        grantType,
        parameters: [
          { name: 'assertion', value: input.memory.assertion ?? '', secret: true },
          { name: 'scope', value: scope, included: scope !== '' },
        ],
      });
      const requestedScope = scope === '' ? null : scope;
      return draft.ok ? ok({ draft: draft.value, learned: { requestedScope } }) : draft;
    },
    process: (exchange, input) => judgeTokenAnswer(grantType, exchange, input),
  };
}
