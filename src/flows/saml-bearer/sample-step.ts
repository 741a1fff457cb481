import { makeDraft } from '#protocol/http/draft-field.ts';
import { processApiResponse } from '#protocol/resource/process-api-response.ts';
import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { encodeSamlAssertion } from '#protocol/token/read-saml-assertion.ts';
import type { FlowOption, RequestStep } from '#flows/define-flow.ts';
import { sampleText } from './texts.ts';

/** Where the assertion comes from. */
export const sourceOption: FlowOption = {
  id: 'assertion_source',
  label: 'Assertion',
  choices: [
    { value: 'sample', label: 'Sample of the sandbox' },
    { value: 'own', label: 'One of your own' },
  ],
  initial: 'sample',
  spec: rfc(7522, '2.1'),
};

/** Has the sandbox sign an assertion, as an identity provider does after a sign-in. */
export const sampleStep: RequestStep = {
  kind: 'request',
  id: 'sample',
  ...sampleText,
  specs: [rfc(7522, '4')],
  optional: false,
  when: (options) => options['assertion_source'] !== 'own',
  waitsFor: ({ metadata }) =>
    typeof metadata['claimcheck_saml_sample_endpoint'] === 'string'
      ? null
      : 'a sandbox, which alone makes samples; an assertion of your own goes below',
  make: async ({ metadata, person }) => {
    const user = { place: 'query', name: 'user', value: person?.username ?? '' } as const;
    const endpoint = String(metadata['claimcheck_saml_sample_endpoint']);
    return ok({ draft: makeDraft('GET', endpoint, [user]), learned: {} });
  },
  process: async (exchange) => {
    const { checks, problem } = processApiResponse(exchange);
    if (problem !== null) return { checks, problem, learned: {} };
    const assertion = encodeSamlAssertion(exchange.response.body);
    if (assertion !== null) return { checks, problem, learned: { assertion } };
    const unreadable = { code: 'assertion_unreadable', spec: rfc(7522, '2.1') } as const;
    return { checks, problem: unreadable, learned: {} };
  },
};
