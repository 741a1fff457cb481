import { processDeviceResponse } from '#protocol/device/process-device-response.ts';
import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { defineFlow, type RequestStep } from '#flows/define-flow.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { formField, lacksEndpoint, makeEndpointDraft } from '#flows/steps/endpoint-request.ts';
import { pollJudgement, sentAt } from '#flows/steps/poll-judgement.ts';
import { makeTokenDraft, waitsForTokenEndpoint } from '#flows/steps/token-request.ts';
import { judgeTokenAnswer } from '#flows/steps/token-judgement.ts';
import { userinfoStep } from '#flows/steps/userinfo-step.ts';
import { askForCodesText, deviceAuthorizationText, waitForPersonText } from './texts.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:device_code';

const askForCodes: RequestStep = {
  kind: 'request',
  id: 'codes',
  ...askForCodesText,
  specs: [rfc(8628, '3.1'), rfc(8628, '3.2')],
  optional: false,
  waitsFor: ({ metadata }) =>
    lacksEndpoint(metadata.device_authorization_endpoint, 'a device authorization endpoint'),
  make: async (input) => {
    const { scope } = input.client;
    const requestedScope = scope === '' ? null : scope;
    const draft = await makeEndpointDraft(input, input.metadata.device_authorization_endpoint, [
      formField('scope', requestedScope),
      // RFC 8707 §2, RFC 9396 §3: offered, and left out at first.
      formField('resource', null),
      formField('authorization_details', null),
    ]);
    return draft.ok ? ok({ draft: draft.value, learned: { requestedScope } }) : draft;
  },
  process: async (exchange) => {
    const { checks, value, problem } = processDeviceResponse(exchange);
    if (value === null) return { checks, problem, learned: {} };
    const { deviceCode, userCode, verificationUri, verificationUriComplete } = value;
    return {
      checks,
      problem,
      learned: {
        ...{ deviceCode, userCode, verificationUri, verificationUriComplete },
        deviceCodeExpiresAt: value.expiresAt,
        pollIntervalSeconds: value.intervalSeconds,
        polledAt: null,
      },
    };
  },
};

const waitForPerson: RequestStep = {
  kind: 'request',
  id: 'poll',
  ...waitForPersonText,
  specs: [rfc(8628, '3.3'), rfc(8628, '3.4'), rfc(8628, '3.5')],
  optional: false,
  exhibit: 'user-code',
  waitsFor: ({ memory, metadata }) =>
    waitsForTokenEndpoint({ metadata }) ??
    (memory.deviceCode === null ? 'the codes that the first step brings' : null),
  make: async (input) => {
    const draft = await makeTokenDraft(input, {
      grantType,
      parameters: [{ name: 'device_code', value: input.memory.deviceCode ?? '' }],
    });
    return draft.ok ? ok({ draft: draft.value, learned: {} }) : draft;
  },
  process: async (exchange, input) =>
    pollJudgement(await judgeTokenAnswer(grantType, exchange, input), input, {
      sentAt: sentAt(exchange),
      expiresAt: input.memory.deviceCodeExpiresAt,
      spec: rfc(8628, '3.5'),
    }),
};

/** A token for a device without a browser of its own. @see RFC 8628 §3 */
export const deviceAuthorization = defineFlow({
  ...deviceAuthorizationText,
  options: [dpopOption],
  publicClients: true,
  grantTypes: [grantType],
  steps: [askForCodes, waitForPerson, userinfoStep, callApiStep],
});
