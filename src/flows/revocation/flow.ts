import { processRevocationResponse } from '#protocol/revocation/process-revocation-response.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { defineFlow, type RequestStep } from '#flows/define-flow.ts';
import { formField, lacksEndpoint, makeEndpointDraft } from '#flows/steps/endpoint-request.ts';
import { introspectRevokedStep } from '#flows/steps/introspect-step.ts';
import { revocationText, revokeText } from './texts.ts';
import { useRevokedStep } from './use-revoked-step.ts';

const revoke: RequestStep = {
  kind: 'request',
  id: 'revoke',
  ...revokeText,
  specs: [rfc(7009, '2.1'), rfc(7009, '2.2')],
  optional: false,
  waitsFor: ({ metadata }) => lacksEndpoint(metadata.revocation_endpoint, 'a revocation endpoint'),
  make: async (input) => {
    const { memory, metadata, options } = input;
    const isRefresh = options['kind'] === 'refresh_token';
    const token = isRefresh ? memory.refreshToken : memory.accessToken;
    const draft = await makeEndpointDraft(input, metadata.revocation_endpoint, [
      formField('token', token ?? ''),
      formField('token_type_hint', isRefresh ? 'refresh_token' : 'access_token'),
    ]);
    return draft.ok ? ok({ draft: draft.value, learned: {} }) : draft;
  },
  process: async (exchange) => {
    const { checks, value, problem } = processRevocationResponse(exchange);
    const learned = value === null ? {} : { revokedToken: tokenOf(exchange) };
    return { checks, problem, learned };
  },
};

function tokenOf({ request }: Exchange): string | null {
  return typeof request.body === 'string' ? new URLSearchParams(request.body).get('token') : null;
}

/** Gives a token back, and tries whether that holds. @see RFC 7009 §2 */
export const revocation = defineFlow({
  ...revocationText,
  options: [
    {
      id: 'kind',
      label: 'Token',
      choices: [
        { value: 'access_token', label: 'access token' },
        { value: 'refresh_token', label: 'refresh token' },
      ],
      initial: 'access_token',
      spec: rfc(7009, '2.1'),
    },
  ],
  begins: 'accessToken',
  publicClients: true,
  steps: [revoke, introspectRevokedStep, useRevokedStep],
});
