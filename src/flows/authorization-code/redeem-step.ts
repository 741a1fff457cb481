import { ok } from '#protocol/result.ts';
import { oidcCore, rfc } from '#protocol/spec.ts';
import type { RequestStep } from '#flows/define-flow.ts';
import { makeTokenDraft, waitsForTokenEndpoint } from '#flows/steps/token-request.ts';
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
  make: async (input) => {
    const { code, redirectUri, codeChallenge, codeVerifier } = input.memory;
    const draft = await makeTokenDraft(input, {
      grantType: 'authorization_code',
      code: code ?? '',
      redirectUri,
      codeVerifier: codeChallenge === null ? null : codeVerifier,
    });
    return draft.ok ? ok({ draft: draft.value, learned: {} }) : draft;
  },
  process: (exchange, input) => judgeTokenAnswer('authorization_code', exchange, input),
};
