import { rfc, spec } from '#protocol/spec.ts';
import type { ChosenOptions, FlowOption } from '#flows/define-flow.ts';

const off = { value: 'off', label: 'off' };

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

/** How the answer comes back. @see OAuth 2.0 Multiple Response Types §2.1, JARM §2.3 */
export function responseModeOption(usual: 'query' | 'fragment'): FlowOption {
  const modes = [
    'query',
    'fragment',
    'form_post',
    'jwt',
    'query.jwt',
    'fragment.jwt',
    'form_post.jwt',
  ];
  const known = usual === 'query' ? modes : modes.filter((mode) => !mode.startsWith('query'));
  return {
    id: 'response_mode',
    label: 'Response mode',
    choices: [
      { value: 'default', label: `Default (${usual})` },
      ...known.map((mode) => ({
        value: mode,
        label: mode === 'jwt' ? `jwt (${usual}.jwt)` : mode,
      })),
    ],
    initial: 'default',
    spec: spec('OAuth Multiple Response Types', '2.1'),
  };
}

/** Whether the request goes to the server first, and the browser carries a reference. @see RFC 9126 §1 */
export const parOption: FlowOption = {
  id: 'par',
  label: 'Pushed request (PAR)',
  choices: [off, { value: 'on', label: 'on' }],
  initial: 'off',
  spec: rfc(9126),
  group: 'extension',
};

/** Whether the request is signed, and encrypted. @see RFC 9101 §4 */
export const requestObjectOption: FlowOption = {
  id: 'request_object',
  label: 'Signed request (JAR)',
  choices: [
    off,
    { value: 'signed', label: 'signed' },
    { value: 'encrypted', label: 'signed and encrypted' },
  ],
  initial: 'off',
  spec: rfc(9101, '4'),
  group: 'extension',
};

/** What the browser carries to the authorization endpoint. */
export type RequestForm = 'parameters' | 'request' | 'request_uri';

/** True where the request is signed before it goes anywhere. @see RFC 9101 §4 */
export function isSigned(options: ChosenOptions): boolean {
  return options['request_object'] === 'signed' || options['request_object'] === 'encrypted';
}

/** True where the request is pushed before the browser leaves. @see RFC 9126 §2 */
export function isPushed(options: ChosenOptions): boolean {
  return options['par'] === 'on';
}

/** In which form the request reaches the authorization endpoint. @see RFC 9101 §5, RFC 9126 §4 */
export function requestForm(options: ChosenOptions): RequestForm {
  if (isPushed(options)) return 'request_uri';
  return isSigned(options) ? 'request' : 'parameters';
}
