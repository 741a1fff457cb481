import { makeDraft } from '#protocol/http/draft-field.ts';
import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { readSamlAssertion, samlXmlOf } from '#protocol/token/read-saml-assertion.ts';
import { defineFlow, type LocalStep } from '#flows/define-flow.ts';
import { dpopOption } from '#flows/steps/dpop-field.ts';
import { assertionGrantStep } from '#flows/steps/assertion-grant-step.ts';
import { callApiStep } from '#flows/steps/call-api-step.ts';
import { userinfoStep } from '#flows/steps/userinfo-step.ts';
import { sampleStep, sourceOption } from './sample-step.ts';
import { readAssertionText, samlBearerText, tradeSamlText } from './texts.ts';

const readAssertion: LocalStep = {
  kind: 'local',
  id: 'assertion',
  ...readAssertionText,
  specs: [rfc(7522, '2.1'), rfc(7522, '3')],
  optional: false,
  waitsFor: () => null,
  make: async ({ memory }) => {
    const value = samlXmlOf(memory.assertion ?? '') ?? '';
    const field = { place: 'form', name: 'assertion', value } as const;
    return ok({ draft: makeDraft('POST', '', [field]), learned: {} });
  },
  perform: async (draft, input) => {
    const pasted = draft.fields.find(({ name }) => name === 'assertion')?.value ?? '';
    const { encoded, checks } = readSamlAssertion(pasted, {
      issuer: input.issuer,
      tokenEndpoint: input.metadata.token_endpoint ?? null,
      now: input.now,
    });
    if (encoded === null) {
      const problem = { code: 'assertion_unreadable', spec: rfc(7522, '2.1') } as const;
      return { checks, learned: {}, problem, output: null };
    }
    const output = { label: 'Encoded assertion', text: encoded };
    return { checks, learned: { assertion: encoded }, problem: null, output };
  },
};

/** A token for a SAML assertion. @see RFC 7522 §2.1 */
export const samlBearer = defineFlow({
  ...samlBearerText,
  options: [sourceOption, dpopOption],
  publicClients: true,
  grantTypes: ['urn:ietf:params:oauth:grant-type:saml2-bearer'],
  steps: [
    sampleStep,
    readAssertion,
    assertionGrantStep('urn:ietf:params:oauth:grant-type:saml2-bearer', {
      ...tradeSamlText,
      specs: [rfc(7522, '2.1'), rfc(7521, '4.1')],
    }),
    userinfoStep,
    callApiStep,
  ],
});
