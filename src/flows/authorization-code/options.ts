import { rfc, spec } from '#protocol/spec.ts';
import type { FlowOption } from '#flows/define-flow.ts';

/** How the code is bound to the one who asked for it. @see RFC 7636 §4.2, RFC 9700 §2.1.1 */
export const pkceOption: FlowOption = {
  id: 'pkce',
  label: 'PKCE',
  choices: [
    { value: 'S256', label: 'S256' },
    { value: 'plain-unsafe', label: 'plain (unsafe)' },
    { value: 'none-unsafe', label: 'none (unsafe)' },
  ],
  initial: 'S256',
  spec: rfc(7636, '4.2'),
};

/** How the answer comes back. @see OAuth 2.0 Multiple Response Types §2.1 */
export const responseModeOption: FlowOption = {
  id: 'response_mode',
  label: 'Response mode',
  choices: [
    { value: 'default', label: 'Default (query)' },
    { value: 'query', label: 'query' },
    { value: 'fragment', label: 'fragment' },
    { value: 'form_post', label: 'form_post' },
  ],
  initial: 'default',
  spec: spec('OAuth Multiple Response Types', '2.1'),
};
