import { ok } from '#protocol/result.ts';
import { prepareTokenDraft } from '#protocol/token/prepare-token-draft.ts';
import { oidcCore, rfc } from '#protocol/spec.ts';
import type { RequestStep } from '#flows/define-flow.ts';
import { tokenClient, waitsForTokenEndpoint } from '#flows/steps/token-client.ts';
import { judgeTokenAnswer } from '#flows/steps/token-judgement.ts';
import { redeemText } from './texts.ts';

/** The code and its verifier for tokens. @see RFC 6749 §4.1.3, RFC 7636 §4.5 */
export const redeemStep: RequestStep = {
  kind: 'request',
  id: 'redeem',
  ...redeemText,
  specs: [rfc(6749, '4.1.3'), rfc(7636, '4.5'), oidcCore('3.1.3')],
  optional: false,
  waitsFor: (input) =>
    waitsForTokenEndpoint(input) ??
    (input.memory.code === null ? 'the code that the sign-in brings' : null),
  make: async ({ metadata, client, memory }) =>
    ok({
      draft: prepareTokenDraft({
        tokenEndpoint: metadata.token_endpoint ?? '',
        client: tokenClient(client),
        grant: {
          grantType: 'authorization_code',
          code: memory.code ?? '',
          redirectUri: memory.redirectUri,
          codeVerifier: memory.codeChallenge === null ? null : memory.codeVerifier,
        },
        extra: client.extraParameters.token,
      }),
      learned: {},
    }),
  process: (exchange, input) => judgeTokenAnswer('authorization_code', exchange, input),
};
