import { rfc } from '#protocol/spec.ts';
import { defineFlow } from '#flows/define-flow.ts';
import { introspectStep } from '#flows/steps/introspect-step.ts';
import { introspectionText } from './texts.ts';

/** What the server says about a token, as JSON or signed. @see RFC 7662 §2, RFC 9701 §4 */
export const introspection = defineFlow({
  ...introspectionText,
  options: [
    {
      id: 'answer',
      label: 'Answer',
      choices: [
        { value: 'json', label: 'plain JSON' },
        { value: 'jwt', label: 'signed JWT' },
      ],
      initial: 'json',
      spec: rfc(9701, '4'),
    },
  ],
  begins: 'accessToken',
  publicClients: false,
  steps: [introspectStep],
});
