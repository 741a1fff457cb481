import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { checkActors, judgeExchange, tokenTypes } from '#protocol/token/judge-exchange.ts';
import {
  defineFlow,
  type Judgement,
  type RequestStep,
  type StepInput,
} from '#flows/define-flow.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { resourceParameter } from '#flows/steps/resource-parameter.ts';
import { makeTokenDraft, waitsForTokenEndpoint } from '#flows/steps/token-request.ts';
import { judgeTokenAnswer } from '#flows/steps/token-judgement.ts';
import { exchangeText, tokenExchangeText } from './texts.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:token-exchange';

const exchangeToken: RequestStep = {
  kind: 'request',
  id: 'token',
  ...exchangeText,
  specs: [rfc(8693, '2.1'), rfc(8693, '2.2')],
  optional: false,
  exhibit: 'actors',
  waitsFor: waitsForTokenEndpoint,
  make: async (input) => {
    const { memory } = input;
    const subject = memory.accessToken ?? '';
    const draft = await makeTokenDraft(input, {
      grantType,
      parameters: [
        { name: 'subject_token', value: subject, secret: true },
        { name: 'subject_token_type', value: tokenTypes.access_token },
        { name: 'actor_token', value: '', secret: true, included: false },
        { name: 'actor_token_type', value: tokenTypes.access_token, included: false },
        { name: 'requested_token_type', value: tokenTypes.access_token, included: false },
        { name: 'scope', value: memory.grantedScope ?? '', included: false },
        resourceParameter(input.apis),
        { name: 'audience', value: '', included: false },
      ],
    });
    // What is exchanged stays, so that the request can be made again after its answer.
    // An empty subject is still to be chosen: it is no token that later steps could use.
    // What was asked for with it is not what the new one is asked for.
    const learned = {
      ...(subject === '' ? {} : { accessToken: subject }),
      ...{ requestedAuthorizationDetails: null, requestedResources: null },
    };
    return draft.ok ? ok({ draft: draft.value, learned }) : draft;
  },
  process: (exchange, input) => judge(exchange, input),
};

async function judge(exchange: Exchange, input: StepInput): Promise<Judgement> {
  const sent = new URLSearchParams(String(exchange.request.body ?? ''));
  const hasActor = sent.has('actor_token');
  const requestedType = sent.get('requested_token_type');
  const judgement = await judgeTokenAnswer(grantType, exchange, input);
  const { checks, issuedType } = judgeExchange(exchange, { requestedType });
  const { accessToken } = judgement.learned;
  if (accessToken == null) return { ...judgement, checks: [...judgement.checks, ...checks] };
  const decoded = decodeJwtUnverified(accessToken);
  const claims = decoded.kind === 'jws' ? decoded.payload.claims : null;
  return {
    ...judgement,
    checks: [...judgement.checks, ...checks, checkActors(claims, hasActor)],
    learned: { ...judgement.learned, issuedTokenType: issuedType },
  };
}

/** A token for another one. @see RFC 8693 §2 */
export const tokenExchange = defineFlow({
  ...tokenExchangeText,
  options: [dpopOption],
  begins: 'accessToken',
  publicClients: true,
  grantTypes: [grantType],
  steps: [exchangeToken, callApiStep],
});
