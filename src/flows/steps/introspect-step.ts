import { checkIntrospectedDetails } from '#protocol/authorization-details/check-authorization-details.ts';
import {
  introspectionJwtType,
  processIntrospectionResponse,
} from '#protocol/introspection/process-introspection-response.ts';
import type { IntrospectionExpectation } from '#protocol/introspection/judge-introspection-members.ts';
import type { NewField } from '#protocol/http/draft-field.ts';
import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { Judgement, RequestStep, StepInput } from '#flows/define-flow.ts';
import type { Check } from '#protocol/check.ts';
import type { Exchange } from '#protocol/http/message.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import { formField, lacksEndpoint, makeEndpointDraft } from './endpoint-request.ts';
import { introspectionJwtJudge } from './judge-introspection-jwt.ts';

/** Asks the server what it says about a token. @see RFC 7662 §2.1, RFC 9701 §4 */
export const introspectStep: RequestStep = {
  kind: 'request',
  id: 'introspect',
  title: 'Ask about the token',
  about:
    'The token goes to the server that issued it, which says whether it is good at this moment, and for what. Only who proves itself is told: otherwise anyone could try tokens out.',
  specs: [rfc(7662, '2.1'), rfc(7662, '2.2')],
  optional: false,
  waitsFor: ({ metadata }) =>
    lacksEndpoint(metadata.introspection_endpoint, 'an introspection endpoint'),
  make: (input) => makeIntrospection(input, input.memory.accessToken ?? '', 'access_token'),
  process: (exchange, input) => judgeIntrospection(exchange, input, null),
};

/** The same after a revocation, as its proof. @see RFC 7009 §2.2 */
export const introspectRevokedStep: RequestStep = {
  ...introspectStep,
  id: 'prove-introspect',
  title: 'Prove it by introspection',
  about:
    'Success says only that the server has taken note. Asked about the token now, it has to answer that it is not active.',
  specs: [rfc(7009, '2.2'), rfc(7662, '2.2')],
  optional: true,
  waitsFor: ({ memory, metadata }) =>
    lacksEndpoint(metadata.introspection_endpoint, 'an introspection endpoint') ??
    (memory.revokedToken === null ? 'a token that was given back' : null),
  make: (input) => makeIntrospection(input, input.memory.revokedToken ?? '', null),
  process: (exchange, input) => judgeIntrospection(exchange, input, 'inactive'),
};

async function makeIntrospection(
  input: StepInput,
  token: string,
  hint: string | null,
): ReturnType<RequestStep['make']> {
  const wantsJwt = input.options['answer'] === 'jwt';
  const accept: NewField = {
    ...{ place: 'header', name: 'accept' },
    value: wantsJwt ? introspectionJwtType : 'application/json',
  };
  const draft = await makeEndpointDraft(input, input.metadata.introspection_endpoint, [
    accept,
    formField('token', token),
    { ...formField('token_type_hint', hint ?? 'access_token'), included: hint !== null },
  ]);
  return draft.ok ? ok({ draft: draft.value, learned: {} }) : draft;
}

async function judgeIntrospection(
  exchange: Exchange,
  input: StepInput,
  expected: IntrospectionExpectation['expected'],
): Promise<Judgement> {
  const { checks, value, problem } = await processIntrospectionResponse(exchange, {
    ...{ issuer: input.issuer, expected },
    moment: { now: input.now, toleranceSeconds: input.clockToleranceSeconds },
    wantsJwt: input.options['answer'] === 'jwt',
    judgeJwt: introspectionJwtJudge(input),
  });
  const details = value?.isActive === true ? checkDetails(value.members, exchange, input) : [];
  return { checks: [...checks, ...details], problem, learned: {} };
}

// What was granted is known of the token that the run has; another that was put in its place has others.
function checkDetails(
  members: JsonMembers,
  { request }: Exchange,
  { memory }: StepInput,
): readonly Check[] {
  const sent = new URLSearchParams(String(request.body ?? '')).get('token');
  const granted = sent === memory.accessToken ? memory.authorizationDetails : null;
  return checkIntrospectedDetails(members['authorization_details'], granted);
}
