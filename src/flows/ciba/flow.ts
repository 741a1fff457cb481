import type { NewField } from '#protocol/http/draft-field.ts';
import { processBackchannelResponse } from '#protocol/ciba/process-backchannel-response.ts';
import { ok } from '#protocol/result.ts';
import { spec } from '#protocol/spec.ts';
import { defineFlow, type RequestStep, type StepInput } from '#flows/define-flow.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { formField, lacksEndpoint, makeEndpointDraft } from '#flows/steps/endpoint-request.ts';
import { pollJudgement, sentAt } from '#flows/steps/poll-judgement.ts';
import { makeTokenDraft, waitsForTokenEndpoint } from '#flows/steps/token-request.ts';
import { judgeTokenAnswer } from '#flows/steps/token-judgement.ts';
import { userinfoStep } from '#flows/steps/userinfo-step.ts';
import { deliveryOf, deliveryOption, isNotified, registrationFor } from './delivery.ts';
import { openInbox, readInbox } from './inbox-steps.ts';
import { askPersonText, cibaText, waitForAnswerText } from './texts.ts';

const grantType = 'urn:openid:params:grant-type:ciba';

/** Offered, and left out at first. @see CIBA Core 1.0 §7.1, RFC 8707 §2, RFC 9396 §3 */
const leftOut = [
  ...['user_code', 'acr_values', 'requested_expiry', 'id_token_hint', 'login_hint_token'],
  ...['resource', 'authorization_details'],
] as const;

const askPerson: RequestStep = {
  kind: 'request',
  id: 'ask',
  ...askPersonText,
  specs: [spec('CIBA Core', '7.1'), spec('CIBA Core', '7.3')],
  optional: false,
  registers: registrationFor,
  waitsFor: ({ metadata, memory, options }) =>
    lacksEndpoint(
      metadata.backchannel_authentication_endpoint,
      'a backchannel authentication endpoint',
    ) ??
    (isNotified(options) && memory.inboxOpenedAt === null
      ? 'the inbox that the first step opens'
      : null),
  make: async (input) => {
    const requestedScope = withOpenId(input.client.scope);
    const endpoint = input.metadata.backchannel_authentication_endpoint;
    const draft = await makeEndpointDraft(input, endpoint, [
      formField('scope', requestedScope),
      formField('login_hint', input.person?.username ?? 'alice'),
      formField('binding_message', 'TILL-7'),
      ...notificationFields(input),
      ...leftOut.map((name) => formField(name, null)),
    ]);
    return draft.ok ? ok({ draft: draft.value, learned: { requestedScope } }) : draft;
  },
  process: async (exchange) => {
    const { checks, value, problem } = processBackchannelResponse(exchange);
    if (value === null) return { checks, problem, learned: {} };
    const { authReqId, expiresAt, intervalSeconds } = value;
    const times = { authReqIdExpiresAt: expiresAt, pollIntervalSeconds: intervalSeconds };
    return { checks, problem, learned: { authReqId, ...times, polledAt: null } };
  },
};

// §7.1: required where the client is registered for ping or push.
function notificationFields({ options, memory }: StepInput): readonly NewField[] {
  if (!isNotified(options)) return [];
  const field = formField('client_notification_token', memory.clientNotificationToken);
  return [{ ...field, secret: true }];
}

// §7.1: the scope must have openid, since this is an authentication request.
function withOpenId(scope: string): string {
  const words = scope.split(/\s+/).filter((word) => word !== '');
  return words.includes('openid') ? words.join(' ') : ['openid', ...words].join(' ');
}

const waitForAnswer: RequestStep = {
  kind: 'request',
  id: 'poll',
  ...waitForAnswerText,
  specs: [spec('CIBA Core', '10.1'), spec('CIBA Core', '11')],
  optional: false,
  exhibit: 'question',
  when: (options) => deliveryOf(options) !== 'push',
  waitsFor: ({ memory, metadata }) =>
    waitsForTokenEndpoint({ metadata }) ??
    (memory.authReqId === null ? 'the question that is asked first' : null),
  make: async (input) => {
    const draft = await makeTokenDraft(input, {
      grantType,
      parameters: [{ name: 'auth_req_id', value: input.memory.authReqId ?? '' }],
    });
    return draft.ok ? ok({ draft: draft.value, learned: {} }) : draft;
  },
  process: async (exchange, input) =>
    pollJudgement(await judgeTokenAnswer(grantType, exchange, input), input, {
      sentAt: sentAt(exchange),
      expiresAt: input.memory.authReqIdExpiresAt,
      spec: spec('CIBA Core', '11'),
    }),
};

/** A token that the person agrees to on a device of their own. @see CIBA Core 1.0 §4 */
export const ciba = defineFlow({
  ...cibaText,
  options: [deliveryOption, dpopOption],
  publicClients: false,
  grantTypes: [grantType],
  steps: [openInbox, askPerson, readInbox, waitForAnswer, userinfoStep, callApiStep],
});
