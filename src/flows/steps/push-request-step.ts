import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import { processPushedResponse } from '#protocol/par/process-pushed-response.ts';
import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { MadeDraft, RequestStep, StepInput } from '#flows/define-flow.ts';
import { makeAuthorizationParameters } from './authorization-request.ts';
import { isPushed, isSigned } from './request-options.ts';
import { clientAuthFields } from './token-request.ts';

/** Hands the request to the server before the browser leaves. @see RFC 9126 §2 */
export const pushRequestStep: RequestStep = {
  kind: 'request',
  id: 'push',
  title: 'Push the request',
  about:
    'The whole request goes straight to the server, which knows now who sent it and that nobody changed it. It gives back a reference, good for a short time and meant to be used once; that is all that the browser will carry.',
  specs: [rfc(9126, '2.1'), rfc(9126, '2.2')],
  optional: false,
  carriesAuthorization: true,
  when: isPushed,
  waitsFor: ({ metadata }) =>
    metadata.pushed_authorization_request_endpoint === undefined
      ? 'a pushed authorization request endpoint, which this environment has not'
      : null,
  make: async (input) => {
    const authentication = await clientAuthFields(input);
    if (!authentication.ok) return authentication;
    const { fields, learned } = await parametersToPush(input);
    const own = authentication.value.filter(
      ({ place, name }) => place !== 'form' || !fields.some((field) => field.name === name),
    );
    const accept: NewField = { place: 'header', name: 'accept', value: 'application/json' };
    const url = input.metadata.pushed_authorization_request_endpoint ?? '';
    const draft = makeDraft('POST', url, [accept, ...fields, ...own]);
    return ok<MadeDraft>({ draft, learned });
  },
  process: async (exchange) => {
    const { checks, value, problem } = processPushedResponse(exchange);
    const learned =
      value === null ? {} : { requestUri: value.requestUri, requestUriExpiresAt: value.expiresAt };
    return { checks, problem, learned };
  },
};

// A signed request goes as it is: nothing may stand beside it but who the client is (RFC 9126 §3).
async function parametersToPush(
  input: StepInput,
): Promise<Pick<MadeDraft, 'learned'> & { readonly fields: readonly NewField[] }> {
  const inForm = (field: NewField): NewField => ({ ...field, place: 'form' });
  if (isSigned(input.options)) {
    const fields: readonly NewField[] = [
      { place: 'form', name: 'client_id', value: input.client.clientId },
      { place: 'form', name: 'request', value: input.memory.requestObject ?? '' },
    ];
    return { fields, learned: {} };
  }
  const { fields, learned } = await makeAuthorizationParameters(input);
  return { fields: fields.map(inForm), learned };
}
