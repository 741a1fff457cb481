import { randomText } from '#protocol/authorization/make-pkce.ts';
import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import { processLogoutReturn } from '#protocol/logout/process-logout-return.ts';
import { ok } from '#protocol/result.ts';
import { spec } from '#protocol/spec.ts';
import type { AuthorizationStep, StepInput } from '#flows/define-flow.ts';
import { lacksEndpoint } from '#flows/steps/endpoint-request.ts';
import { signOutText } from './texts.ts';

/** Takes the browser to the end-session endpoint. @see OpenID Connect RP-Initiated Logout 1.0 §2 */
export const signOutStep: AuthorizationStep = {
  kind: 'authorization',
  id: 'sign-out',
  ...signOutText,
  specs: [spec('OIDC Logout', '2'), spec('OIDC Logout', '3')],
  optional: false,
  waitsFor: ({ metadata }) =>
    lacksEndpoint(metadata.end_session_endpoint, 'an end-session endpoint'),
  make: async (input) => {
    const state = randomText(input.random);
    const endpoint = input.metadata.end_session_endpoint ?? '';
    return ok({ draft: makeDraft('GET', endpoint, fieldsOf(input, state)), learned: { state } });
  },
  process: async ({ parameters }, { memory }) => {
    const { checks, problem } = processLogoutReturn(parameters, memory.state);
    return { checks, problem, learned: {} };
  },
};

function fieldsOf({ memory, client }: StepInput, state: string): readonly NewField[] {
  const hint = memory.idToken;
  return [
    { place: 'query', name: 'id_token_hint', value: hint ?? '', included: hint !== null },
    { place: 'query', name: 'client_id', value: client.clientId },
    { place: 'query', name: 'post_logout_redirect_uri', value: client.redirectUri },
    { place: 'query', name: 'state', value: state },
    { place: 'query', name: 'logout_hint', value: '', included: false },
    { place: 'query', name: 'ui_locales', value: '', included: false },
  ];
}
