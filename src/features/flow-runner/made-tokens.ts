import type { HttpRequest } from '#protocol/http/message.ts';

/** A token that the client made, and sends along with a request. */
export interface MadeToken {
  readonly label: string;
  readonly token: string;
}

/** Parameters that hold a token of the client's own making. RFC 7521 §4, RFC 9101 §5 */
const parameters: readonly (readonly [name: string, label: string])[] = [
  ['request', 'Request object'],
  ['client_assertion', 'Client assertion'],
  ['assertion', 'Assertion'],
];

/** The tokens that a request carries, and that the client made itself. */
export function madeTokens({ url, headers, body }: HttpRequest): readonly MadeToken[] {
  const sent = [
    ...(URL.canParse(url) ? new URL(url).searchParams : []),
    ...(typeof body === 'string' && isForm(headers) ? new URLSearchParams(body) : []),
  ];
  const inParameters = parameters.flatMap(([name, label]) =>
    sent.flatMap(([one, token]) => (one === name && isToken(token) ? [{ label, token }] : [])),
  );
  const proofs = headers.flatMap(([name, token]) =>
    name.toLowerCase() === 'dpop' && isToken(token) ? [{ label: 'DPoP proof', token }] : [],
  );
  return [...inParameters, ...proofs];
}

function isForm(headers: HttpRequest['headers']): boolean {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return type.startsWith('application/x-www-form-urlencoded');
}

// Compact: three parts where it is signed, five where it is encrypted. RFC 7515 §3.1, RFC 7516 §3.1
function isToken(text: string): boolean {
  return /^[\w-]+(?:\.[\w-]*){2}(?:(?:\.[\w-]*){2})?$/.test(text);
}
