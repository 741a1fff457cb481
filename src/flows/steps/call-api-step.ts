import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { processApiResponse } from '#protocol/resource/process-api-response.ts';
import type { FlowApi, RequestStep, StepInput } from '#flows/define-flow.ts';
import { judgeResource, makeResourceDraft } from './resource-request.ts';

/** Tries the token on a resource. @see RFC 6750 §2.1, §3 */
export const callApiStep: RequestStep = {
  kind: 'request',
  id: 'call-api',
  title: 'Call the API',
  about:
    'The token does what it was got for: it goes along with a call to an API. Whoever holds it may do the same, so it goes in a header, and over TLS.',
  specs: [rfc(6750, '2.1'), rfc(6750, '3'), rfc(9449, '7.1')],
  optional: true,
  waitsFor: ({ memory }) => (memory.accessToken === null ? 'an access token' : null),
  make: async (input) => {
    const api = chooseApi(input);
    const resource = { url: api?.url ?? '', method: api?.method ?? 'GET' };
    return ok({ draft: await makeResourceDraft(input, resource), learned: {} });
  },
  process: async (exchange) => judgeResource(exchange, processApiResponse(exchange)),
};

// The one that was chosen, else the first that the granted scope opens.
function chooseApi({ apis, memory, options }: StepInput): FlowApi | null {
  const granted = memory.grantedScope?.split(' ') ?? [];
  return (
    apis.find(({ title }) => title === options['api']) ??
    apis.find(({ scope }) => granted.includes(scope)) ??
    apis[0] ??
    null
  );
}
